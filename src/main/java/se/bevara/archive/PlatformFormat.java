package se.bevara.archive;

/** How a platform writes its items: reads the exact bytes of one. Connectors provide one each; pure, no network. */
public interface PlatformFormat {

    /** The platform's name as the register has it; of the one that reads what came from exports, {@link Captured#FROM_EXPORT}. */
    String platform();

    /**
     * Reads one item.
     *
     * @param block the exact bytes of the item in the platform's answer
     * @param mediaType of the block, such as {@code application/json}
     * @throws IllegalArgumentException when the block is no item of this platform
     */
    Content read(byte[] block, String mediaType);
}
