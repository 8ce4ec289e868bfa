package se.bevara.cli;

import java.util.ArrayList;
import java.util.List;
import se.bevara.accounts.Account;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.snapshot.ItemOutcome;
import se.bevara.snapshot.NotToBePictured;
import se.bevara.snapshot.Snapshot;
import se.bevara.snapshot.Snapshots;

/** Pictures what is archived: items with their threads, accounts that cannot be pictured from outside. */
record ArchivedPictures(Snapshots snapshots, Terminal terminal, boolean json, String reason) {

    /** @throws WrongUse for a number that no item has, or one of an item that must not be pictured */
    int items(Archive archive, List<Long> numbers) {
        var items = numbers.stream().map(number -> archive.item(number)
                .orElseThrow(() -> new WrongUse("Det finns ingen handling med nummer " + number + "."))).toList();
        var told = new ArrayList<ItemOutcome>();
        for (Item item : items) {
            told.add(picture(item));
        }
        if (json) {
            terminal.json(told);
        } else {
            told.forEach(this::tell);
        }
        return told.stream().allMatch(one -> one.reconstruction() != null) ? Commands.DONE : Commands.FINDINGS;
    }

    private ItemOutcome picture(Item item) {
        try {
            return snapshots.item(item, "command", reason).orElseThrow(ArchivedPictures::busy);
        } catch (NotToBePictured e) {
            throw new WrongUse("Handling " + item.id()
                    + " avbildas inte: den är gallrad, eller av ett slag som inte får kopieras.");
        }
    }

    private void tell(ItemOutcome outcome) {
        var own = outcome.reconstruction();
        var page = outcome.page();
        terminal.line("Handling " + outcome.item() + ", rekonstruktion: "
                + (own == null ? "webbläsaren avbröts" : "archive/" + own.folder()));
        terminal.line("Handling " + outcome.item() + ", på plattformen: "
                + (page == null ? outcome.swedish() : "archive/" + page.folder()));
    }

    int reconstructions(List<Account> accounts) {
        var made = new ArrayList<Snapshot>();
        for (Account account : accounts) {
            made.add(snapshots.reconstruct(account, "command", reason).orElseThrow(ArchivedPictures::busy));
        }
        if (json) {
            terminal.json(made);
        } else {
            made.forEach(one -> terminal.line(one.account() + ": rekonstruktion, archive/" + one.folder()));
        }
        return Commands.DONE;
    }

    private static WrongUse busy() {
        return new WrongUse("Andra bilder tas just nu, eller webbläsaren avbröts. Försök igen.");
    }
}
