package se.bevara.web;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.disclosure.DisclosureRefused;
import se.bevara.disclosure.Masking;
import se.bevara.disclosure.ReadItem;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.Reviewing;
import se.bevara.disclosure.Segment;
import se.bevara.disclosure.Selected;
import se.bevara.disclosure.Who;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** The secrecy review of one selected version: what it says, word by word to be ticked, and what has been found of it. */
@Controller
@Needs(Right.DISCLOSE)
class RequestItemPages {

    private static final String ONE = RequestPages.ONE + "/items/{item}/{version}";

    private final Requests requests;
    private final Reviewing reviewing;
    private final Discloser discloser;

    RequestItemPages(Requests requests, Reviewing reviewing, Discloser discloser) {
        this.requests = requests;
        this.reviewing = reviewing;
        this.discloser = discloser;
    }

    /** A field with its words. */
    record Field(String name, List<Word> words, List<Segment> masked) {
    }

    /** A word to be ticked, or what stands between words. @param place its field and where it stands there; empty between words */
    record Word(String text, String place) {
    }

    /** An attachment to be looked at. @param shown whether a browser may show it */
    record Looked(ReadItem.Attachment one, boolean shown) {
    }

    @GetMapping(ONE)
    String one(@PathVariable String request, @PathVariable long item, @PathVariable int version, User who, Model model,
            Locale locale) {
        Selected row = selected(request, item, version);
        var rows = requests.items(request).stream().filter(one -> one.version() > 0).toList();
        int at = rows.indexOf(row);
        model.addAttribute("request", requests.find(request));
        model.addAttribute("row", row);
        model.addAttribute("previous", at > 0 ? rows.get(at - 1) : null);
        model.addAttribute("next", at >= 0 && at + 1 < rows.size() ? rows.get(at + 1) : null);
        model.addAttribute("place", at + 1);
        model.addAttribute("of", rows.size());
        model.addAttribute("grounds", reviewing.grounds().all());
        model.addAttribute("review", reviewing.review(row));
        model.addAttribute("hindrance", reviewing.hindrance(row));
        Who by = discloser.of(who, item);
        try {
            ReadItem read = reviewing.read(row, by);
            var maskings = reviewing.review(row).maskings();
            model.addAttribute("fields", read.fields().entrySet().stream().map(field -> new Field(field.getKey(),
                    words(field.getKey(), field.getValue()), Segment.of(field.getKey(), field.getValue(), maskings))).toList());
            model.addAttribute("attachments", read.attachments().stream().map(one -> looked(row, one, by)).toList());
            model.addAttribute("written", Times.at(read.item().platformTime(), locale));
        } catch (IllegalArgumentException e) {
            model.addAttribute("closed", true);
        }
        return "request-item";
    }

    private Looked looked(Selected row, ReadItem.Attachment one, Who by) {
        return new Looked(one, one.stored() != null && Magic.of(reviewing.media(row, one.number(), by))
                .filter(type -> type.getType().equals("image")).isPresent());
    }

    private Selected selected(String request, long item, int version) {
        try {
            return reviewing.selected(request, item, version);
        } catch (DisclosureRefused e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
    }

    /** The words of a text as Swedish divides them. */
    static List<Word> words(String field, String text) {
        var words = new ArrayList<Word>();
        var breaks = BreakIterator.getWordInstance(Locale.of("sv"));
        breaks.setText(text);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            String word = text.substring(from, to);
            boolean ticked = !word.isBlank() && word.codePoints().anyMatch(c -> !Character.isWhitespace(c));
            words.add(new Word(Visible.of(word), ticked ? field + ":" + from + "-" + to : ""));
            from = to;
        }
        return words;
    }

    @GetMapping(ONE + "/media/{number}")
    ResponseEntity<byte[]> media(@PathVariable String request, @PathVariable long item, @PathVariable int version,
            @PathVariable int number, User who) {
        Selected row = selected(request, item, version);
        byte[] bytes;
        try {
            bytes = reviewing.media(row, number, discloser.of(who, item));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
        Optional<MediaType> shown = Magic.of(bytes);
        return shown.isEmpty()
                ? Downloads.of(bytes, "application/octet-stream", "bilaga-" + item + "-" + number + ".bin")
                : ResponseEntity.ok().contentType(shown.get())
                        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().build().toString()).body(bytes);
    }

    /** What is found of it, and on to the next that waits. */
    @PostMapping(ONE)
    String review(@PathVariable String request, @PathVariable long item, @PathVariable int version, @RequestParam String found,
            @RequestParam(defaultValue = "") String ground, @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "") List<String> word, @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") boolean author, @RequestParam(defaultValue = "") List<Integer> attachment,
            @RequestParam(defaultValue = "") String rectangles, @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "false") boolean looked, User who, RedirectAttributes told) {
        selected(request, item, version);
        String statute = other.isBlank() ? ground : other;
        Who by = discloser.of(who, item);
        String page = "/requests/" + request + "/items/" + item + "/" + version;
        String next = Told.said(told, page, () -> {
            switch (found) {
                case "open" -> reviewing.open(request, item, version, looked, note, by);
                case "withhold" -> reviewing.withhold(request, item, version, statute, note, by);
                case "again" -> reviewing.again(request, item, version, by);
                default -> reviewing.mask(request, item, version,
                        maskings(reviewing.read(selected(request, item, version), by),
                                new Ticked(word, words, author, attachment, rectangles), statute),
                        looked, by);
            }
            return "Handling " + item + ": prövningen är antecknad.";
        });
        boolean on = Told.taken(told) && (found.equals("open") || found.equals("withhold"));
        return on ? "redirect:" + next(request) : next;
    }

    private String next(String request) {
        return requests.items(request).stream().filter(row -> row.outcome() == Selected.Outcome.UNREVIEWED).findFirst()
                .map(row -> "/requests/" + request + "/items/" + row.item() + "/" + row.version()).orElse("/requests/" + request);
    }

    /** What of an item is ticked or written to be masked. */
    private record Ticked(List<String> places, String words, boolean author, List<Integer> attachments, String rectangles) {
    }

    private List<Masking> maskings(ReadItem read, Ticked ticked, String ground) {
        var maskings = new ArrayList<Masking>();
        String statute = reviewing.grounds().statute(ground);
        ticked.places.stream().filter(place -> !place.isBlank()).forEach(place -> maskings.add(ticked(place, statute)));
        ticked.words.lines().filter(line -> !line.isBlank())
                .forEach(line -> maskings.addAll(reviewing.words(read, line.strip(), statute)));
        if (ticked.author) {
            maskings.add(reviewing.field(read, "author", statute));
        }
        ticked.attachments.forEach(number -> maskings.add(new Masking.Attachment(number, statute)));
        ticked.rectangles.lines().filter(line -> !line.isBlank()).forEach(line -> maskings.add(rectangle(line, statute)));
        return maskings;
    }

    private static Masking ticked(String place, String ground) {
        if (!place.matches("[a-z]+(-[0-9]{1,4})?:[0-9]{1,7}-[0-9]{1,7}")) {
            throw new IllegalArgumentException("ord: väntade ett av dem på sidan, fann något annat");
        }
        String[] parts = place.split("[:-](?=[0-9]+(-[0-9]+)?$)", -1);
        return new Masking.Words(parts[0], List.of(new Masking.Span(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))),
                ground);
    }

    private static Masking rectangle(String line, String ground) {
        String[] numbers = line.strip().split("[^0-9]+", -1);
        if (!line.strip().matches("[0-9]{1,4}\\D+[0-9]{1,6}(\\D+[0-9]{1,6}){3}")) {
            throw new IllegalArgumentException("rektangel: väntade bilagans nummer, x, y, bredd och höjd, fann något annat");
        }
        return new Masking.Picture(Integer.parseInt(numbers[0]), List.of(new Masking.Rectangle(Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]), Integer.parseInt(numbers[3]), Integer.parseInt(numbers[4]))), ground);
    }
}
