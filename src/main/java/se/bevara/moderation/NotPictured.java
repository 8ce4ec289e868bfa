package se.bevara.moderation;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.snapshot.Uncopied;

/** Tells whoever takes pictures which items are closed, secret or never to be seen: no picture may be made of those. */
@Component
final class NotPictured implements Uncopied {

    private static final Set<CaseState> MAY_BE_SEEN = Set.of(CaseState.BEGUN, CaseState.VERIFIED, CaseState.SEALED,
            CaseState.SAID);

    private final Archive archive;
    private final CaseTable table;

    NotPictured(Archive archive, CaseTable table) {
        this.archive = archive;
        this.table = table;
    }

    @Override
    public Set<Long> items() {
        return archive.outlines().closed();
    }

    /** Those that a case about what the archive does not have is about, until somebody has seen that it is gone. */
    @Override
    public Set<String> accounts() {
        return table.about(0).stream().filter(one -> MAY_BE_SEEN.contains(one.state())).map(Case::account)
                .collect(Collectors.toUnmodifiableSet());
    }
}
