package se.bevara.imports;

/** The folder that an export was packed into, with its slash; empty when it was packed as it is. */
final class Folder {

    private Folder() {
    }

    /** What stands in a member's name before the first of some known folders that it has. */
    static String before(String member, String... known) {
        for (String folder : known) {
            int at = member.indexOf(folder);
            if (at >= 0 && (at == 0 || member.charAt(at - 1) == '/')) {
                return member.substring(0, at);
            }
        }
        return "";
    }
}
