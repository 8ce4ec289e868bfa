package se.bevara.capture;

/** What has been archived of an account since the last commit. */
final class Tally {

    long added;
    long edited;
    long hidden;
    long missing;
    long gone;
    long reappeared;
    long media;
    long lateMedia;

    void count(Change change) {
        switch (change) {
            case Change.Added _ -> added++;
            case Change.Edited _ -> edited++;
            case Change.Unchanged _ -> {
            }
            case Change.Hidden _ -> hidden++;
            case Change.Reappeared _ -> reappeared++;
            case Change.Missing _ -> missing++;
            case Change.Gone _ -> gone++;
        }
    }
}
