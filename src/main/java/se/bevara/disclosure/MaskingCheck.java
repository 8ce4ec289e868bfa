package se.bevara.disclosure;

import java.util.List;
import java.util.function.IntFunction;

/** Whether maskings fit what they mask: places that exist, pictures that can be painted over. */
record MaskingCheck(ReadItem read, IntFunction<byte[]> media) {

    void check(List<Masking> maskings) {
        if (maskings.isEmpty()) {
            throw new DisclosureRefused("maskning: väntade minst en, fann ingen");
        }
        for (var masking : maskings) {
            switch (masking) {
                case Masking.Words words -> words(words);
                case Masking.Picture picture -> picture(picture);
                case Masking.Attachment attachment -> read.attachment(attachment.attachment());
            }
        }
    }

    private void words(Masking.Words words) {
        String text = read.fields().getOrDefault(words.field(), "");
        for (var span : words.spans()) {
            if (span.end() > text.length() || splits(text, span.start()) || splits(text, span.end())) {
                throw new DisclosureRefused("maskning: väntade en del av fältet " + words.field() + ", som har " + text.length()
                        + " tecken, fann " + span.start() + " till " + span.end());
            }
        }
    }

    private static boolean splits(String text, int at) {
        return at > 0 && at < text.length() && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    private void picture(Masking.Picture picture) {
        var attachment = read.attachment(picture.attachment());
        if (attachment.stored() == null) {
            throw new DisclosureRefused("bilaga " + picture.attachment() + ": väntade en bild i arkivet, fann ingen");
        }
        var painted = MaskedPicture.read(media.apply(picture.attachment()));
        for (var one : picture.rectangles()) {
            if (one.x() >= painted.width() || one.y() >= painted.height()) {
                throw new DisclosureRefused("rektangel: väntade en inom bilden, " + painted.width() + " × " + painted.height()
                        + " pixlar, fann " + one.x() + "," + one.y());
            }
        }
    }
}
