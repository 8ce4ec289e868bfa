// What makes the sample's public pages act: the cookie notice, long texts, and older posts fetched as one scrolls.
const notice = document.querySelector('[data-notice]');
const covered = notice !== null && notice.classList.contains('veil');

function watch(end) {
  new IntersectionObserver((seen, watching) => {
    if (!seen.some(each => each.isIntersecting) || document.body.classList.contains('shut')) {
      return;
    }
    watching.disconnect();
    setTimeout(() => older(end), 150);
  }, {rootMargin: '300px'}).observe(end);
}

async function older(end) {
  const answer = await fetch(end.dataset.more);
  const posts = document.createElement('template');
  posts.innerHTML = await answer.text();
  const next = posts.content.querySelector('[data-more]');
  end.replaceWith(posts.content);
  if (next) {
    watch(next);
  }
}

document.addEventListener('click', event => {
  const short = event.target.closest('[data-whole]')?.closest('[data-short]');
  if (short) {
    short.nextElementSibling.hidden = false;
    short.remove();
  }
});

function begin() {
  document.querySelectorAll('[data-more]').forEach(watch);
}

if (notice !== null && !document.cookie.includes('choice=')) {
  document.body.classList.toggle('shut', covered);
  notice.querySelectorAll('[data-choice]').forEach(button => button.addEventListener('click', () => {
    document.cookie = 'choice=' + button.dataset.choice + '; path=/';
    document.body.classList.remove('shut');
    notice.remove();
    if (covered) {
      begin();
    }
  }));
} else if (notice !== null) {
  notice.remove();
}
if (!document.body.classList.contains('shut')) {
  begin();
}
