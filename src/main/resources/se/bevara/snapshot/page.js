// Handles a page by recipes and tells what it shows. Runs in a world of its own, where scripts of the page do not reach;
// everything it does is bounded. Asked once for each thing, answers with plain values.
(ask) => {
  const MOST = 50000, LONGEST = 300;
  const memory = globalThis.bevara ??= {pressed: new WeakSet(), grown: new WeakMap(), unfolded: {}, acts: 0};
  const faults = [];

  // By the prototypes: elements of a page may be named as what is asked of a document or a form.
  const getter = (type, name) => {
    const read = Object.getOwnPropertyDescriptor(type.prototype, name).get;
    return el => read.call(el);
  };
  const call = (type, name) => {
    const method = type.prototype[name];
    return (el, ...rest) => method.call(el, ...rest);
  };
  const parentElement = getter(Node, 'parentElement'), text = getter(Node, 'textContent'), tag = getter(Element, 'tagName');
  const shadow = getter(Element, 'shadowRoot'), root = call(Node, 'getRootNode'), matches = call(Element, 'matches');
  const rect = call(Element, 'getBoundingClientRect'), attribute = call(Element, 'getAttribute');
  const shows = call(Element, 'checkVisibility'), click = call(HTMLElement, 'click'), children = getter(Element, 'children');
  const style = getter(HTMLElement, 'style'), body = getter(Document, 'body')(document), html = getter(Document, 'documentElement')(document);
  const within = {9: call(Document, 'querySelectorAll'), 11: call(DocumentFragment, 'querySelectorAll'), 1: call(Element, 'querySelectorAll')};
  const query = (node, selector) => [...within[getter(Node, 'nodeType')(node)](node, selector)];
  const topmost = call(Document, 'elementFromPoint');

  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 200; i++) {
    for (const each of query(roots[i], '*').slice(0, MOST)) if (shadow(each)) roots.push(shadow(each));
  }

  const all = (selector) => {
    try {
      return roots.flatMap(each => query(each, selector)).slice(0, MOST);
    } catch {
      faults.push(selector);
      return [];
    }
  };
  const parent = el => parentElement(el) ?? (root(el) instanceof ShadowRoot ? root(el).host : null);
  const up = (el, test) => {
    for (let at = el; at; at = parent(at)) {
      if (test(at)) return at;
    }
    return null;
  };
  const inside = (el, box) => up(el, at => at === box) !== null;
  const area = el => { const r = rect(el); return Math.max(0, r.width) * Math.max(0, r.height); };
  const visible = el => shows(el, {checkOpacity: true, checkVisibilityCSS: true}) && area(el) > 0;
  const plain = said => said.replace(/\s+/g, ' ').trim();
  const words = el => plain((tag(el) === 'INPUT' ? el.value : text(el) ?? '') + (shadow(el)?.textContent ?? ''));
  const patterns = new Map();
  const says = (said, wanted) => wanted.some(each => {
    if (!patterns.has(each)) {
      const parts = each.split('*').map(part => part.replace(/[.*+?^${}()|[\]\\\/-]/g, '\\$&').replace(/ /g, '\\s'));
      patterns.set(each, new RegExp('^' + parts.join('.*?') + '$', 'is'));
    }
    return patterns.get(each).test(said);
  });
  const named = (el, wanted) => wanted.length === 0
      || says(words(el).slice(0, LONGEST), wanted) || says(plain(attribute(el, 'aria-label') ?? ''), wanted);

  const PRESSED = 'button, [role=button], input[type=button], input[type=submit], a, summary, [onclick]';
  const stays = el => {
    const link = up(el, at => matches(at, 'a[href], area[href]'));
    if (!link) return true;
    const to = attribute(link, 'href').trim();
    if (attribute(link, 'download') !== null) return false;
    if (to === '' || to.startsWith('#') || /^javascript:/i.test(to)) return true;
    try {
      const there = new URL(to, document.baseURI), here = new URL(location.href);
      there.hash = here.hash = '';
      return there.href === here.href;
    } catch { return false; }
  };
  const pressable = (target, box) => all(target.selector || PRESSED)
      .filter(el => (!box || inside(el, box)) && named(el, target.texts) && visible(el) && (ask.leads || stays(el)));

  const did = [];
  const tell = (recipe, act, what) => { memory.acts++; did.push({recipe: recipe.name, act, what}); };
  const told = target => target.texts.length ? target.texts.join(' / ').slice(0, 120) : target.selector.slice(0, 120);
  const press = (recipe, act, el, target) => {
    if (memory.pressed.has(el) || memory.acts > 200) return false;
    memory.pressed.add(el);
    tell(recipe, act, told(target));
    click(el);
    return true;
  };

  const pinned = el => up(el, at => tag(at) === 'DIALOG' || ['fixed', 'sticky', 'absolute'].includes(getComputedStyle(at).position));
  const whole = el => ['HTML', 'BODY', 'MAIN'].includes(tag(el)) || query(el, 'main, article, [role=main], [role=feed]').length > 0;
  const hide = (recipe, el, target) => {
    if (memory.acts > 200) return;
    tell(recipe, 'HIDDEN', told(target));
    style(el)?.setProperty('display', 'none', 'important');
    free();
  };
  const free = () => {
    for (const each of [html, body].filter(Boolean)) {
      const shown = getComputedStyle(each);
      if (/hidden|clip/.test(shown.overflowY)) style(each).setProperty('overflow', 'visible', 'important');
      if (shown.position === 'fixed') style(each).setProperty('position', 'static', 'important');
    }
  };

  const consent = recipe => {
    const done = [];
    for (const target of recipe.boxes) {
      for (const box of all(target.selector || 'dialog')) {
        if (done.length >= 3) return;
        if (done.some(one => inside(box, one) || inside(one, box)) || !(ask.leads || !whole(box))) continue;
        if (target.texts.length && !says(words(box).slice(0, 5000), target.texts)) continue;
        if (!visible(box) && !(shadow(box) || [...children(box)].some(visible))) continue;
        done.push(box);
        // A box that one recipe knows may be worded as another has it.
        const refusal = [recipe, ...ask.recipes].flatMap(any => any.refuse)
            .flatMap(one => pressable(one, box).map(el => [one, el]))[0];
        if (refusal && press(recipe, 'REFUSED', refusal[1], refusal[0])) continue;
        const buttons = refusal ? [] : all('button, [role=button], input[type=button], input[type=submit]')
            .filter(el => inside(el, box) && visible(el));
        const note = buttons.length === 1 && recipe.accept.find(one => named(buttons[0], one.texts));
        if (note && stays(buttons[0]) && press(recipe, 'NOTED', buttons[0], note)) continue;
        const asks = all(PRESSED).some(el => el !== box && inside(el, box) && visible(el));
        if (asks && !whole(box) && pinned(box)) hide(recipe, box, target);
      }
    }
  };

  const act = () => {
    for (const recipe of ask.recipes) consent(recipe);
    if (ask.leads) return;
    const dialogs = () => all('dialog, [role=dialog], [role=alertdialog], [aria-modal=true]').filter(visible);
    for (const recipe of ask.recipes) {
      for (const target of recipe.close) {
        const found = target.selector ? pressable(target) : dialogs().flatMap(box => pressable(target, box));
        found.slice(0, 5).forEach(el => press(recipe, 'CLOSED', el, target) && free());
      }
      for (const target of recipe.hide) {
        all(target.selector).filter(el => visible(el) && !whole(el))
            .filter(el => target.texts.length === 0 || says(words(el).slice(0, 5000), target.texts))
            .slice(0, 20).forEach(el => hide(recipe, el, target));
      }
      for (const target of recipe.unfold) {
        for (const el of pressable(target)) {
          const top = rect(el).top + scrollY;
          const already = memory.unfolded[recipe.name] ?? 0;
          if (already >= recipe.most || top > ask.depth) continue;
          // What loads more again and again is one button: it is pressed anew when the page has grown since.
          const grown = query(document, '*').length;
          if (memory.grown.has(el) && grown > memory.grown.get(el)) memory.pressed.delete(el);
          if (!memory.pressed.has(el)) memory.grown.set(el, grown);
          if (press(recipe, 'UNFOLDED', el, target)) memory.unfolded[recipe.name] = already + 1;
        }
      }
    }
  };

  const over = () => {
    const found = new Map();
    const at = (x, y) => {
      let el = topmost(document, x, y);
      for (let n = 0; n < 20 && el && shadow(el); n++) {
        const deeper = shadow(el).elementFromPoint(x, y);
        if (!deeper || deeper === el) break;
        el = deeper;
      }
      return el;
    };
    for (let i = 0; i < 8; i++) for (let j = 0; j < 8; j++) {
      const top = up(at((i + .5) / 8 * innerWidth, (j + .5) / 8 * innerHeight),
          at => tag(at) === 'DIALOG' || getComputedStyle(at).position === 'fixed');
      if (top && (tag(top) === 'DIALOG' || query(top, 'main, article, [role=main], [role=feed]').length === 0)) found.set(top, (found.get(top) ?? 0) + 1);
    }
    return {boxes: [...found.keys()], percent: Math.round([...found.values()].reduce((a, b) => a + b, 0) / 64 * 100)};
  };

  const walls = () => {
    const letters = (body?.innerText ?? '').replace(/\s/g, '').length;
    const covering = over();
    const big = covering.percent >= 50;
    const posts = [...new Set(ask.recipes.flatMap(recipe => recipe.posts))];
    const counts = (el, target) => {
      if (!visible(el) || area(el) < innerWidth * innerHeight * target.covers / 100) return false;
      if (posts.some(post => up(el, at => { try { return matches(at, post); } catch { return false; } }))) return false;
      return letters <= target.letters || big && covering.boxes.some(box => inside(el, box));
    };
    let lines;
    const said = () => lines ??= roots.flatMap(each => {
      const found = new Set();
      const walk = Document.prototype.createTreeWalker.call(document, each, NodeFilter.SHOW_TEXT);
      for (let n = 0; n < 5000 && walk.nextNode(); n++) {
        const el = parentElement(walk.currentNode);
        if (el && walk.currentNode.data.trim() && !/^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(tag(el))) found.add(el);
      }
      return [...found];
    });
    for (const recipe of ask.recipes) for (const wall of recipe.walls) for (const target of wall.marks) {
      const found = target.selector
          ? all(target.selector).some(el => named(el, target.texts) && counts(el, target))
          : (letters <= target.letters || big) && said().some(el => says(words(el).slice(0, LONGEST), target.texts) && counts(el, target));
      if (found) return {wall: wall.failure, recipe: recipe.name, mark: told(target), over: covering.percent};
    }
    return {over: covering.percent};
  };

  // Where what is older than a day begins, when three in a row at the end are: a single old one at the top says nothing.
  const times = () => {
    const shown = query(document, 'time[datetime]').slice(-5000).filter(visible);
    const since = Date.parse(ask.since);
    let first = shown.length;
    while (first > 0 && Date.parse(attribute(shown[first - 1], 'datetime')) < since) first--;
    return shown.length - first < 3 ? 0 : Math.ceil(rect(shown[first + 2]).bottom + scrollY);
  };

  // A sign that no font has looks like one that is none at all.
  const emoji = () => {
    const canvas = Document.prototype.createElement.call(document, 'canvas');
    canvas.width = canvas.height = 48;
    const pen = canvas.getContext('2d', {willReadFrequently: true});
    const drawn = text => {
      pen.clearRect(0, 0, 48, 48);
      pen.font = '32px sans-serif';
      pen.fillText(text, 2, 36);
      return pen.getImageData(0, 0, 48, 48).data.join();
    };
    const none = drawn('\u{10FFFD}');
    return ['\u{1F389}', '\u{1F44D}', '\u{1F602}', '\u{1F973}'].every(sign => ![none, drawn('')].includes(drawn(sign)));
  };

  // What moves comes to its end; what never ends, to how it stood before.
  const still = () => {
    for (const moving of document.getAnimations()) {
      try {
        if (Number.isFinite(moving.effect.getComputedTiming().endTime)) moving.finish(); else moving.cancel();
      } catch (e) { /* one without an effect does not move */ }
    }
  };

  switch (ask.what) {
    case 'act': act(); return {did, faults};
    case 'walls': return {...walls(), faults};
    case 'scroll':
      scrollTo({top: ask.to, left: 0, behavior: 'instant'});
      return {older: ask.since ? times() : 0};
    case 'still': still(); return {};
    case 'emoji': return {shown: emoji()};
    default: return {};
  }
}
