package se.bevara.sample;

/**
 * A picture or film as a platform keeps it.
 *
 * @param number identifies it on its platform
 * @param file its file name, such as {@code karta.png}
 * @param mediaType such as {@code image/png}
 * @param bytes exact bytes
 * @param description alternative text, may be empty
 */
public record Medium(long number, String file, String mediaType, byte[] bytes, String description) {

    boolean film() {
        return mediaType.startsWith("video/");
    }

    String extension() {
        return file.substring(file.lastIndexOf('.') + 1);
    }
}
