package se.bevara.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the municipality's accounts as its platform has it, or somebody else's page. */
public final class Presence {

    private final World world;
    private final Platform platform;
    private final long number;
    private final Person owner;
    private final Faults faults = new Faults();
    private final List<Posting> posts = new ArrayList<>();
    private final List<Posting> elsewhere = new ArrayList<>();
    private String handle;
    private String name;
    private String description = "";
    private Token token = Token.VALID;
    private int reissued;
    private boolean isPrivate;
    private boolean closed;
    private boolean idsChangeOnEdit;
    private int budget = 100_000;
    private @Nullable LocalDate budgetDay;
    private int calls;
    private int look;
    private @Nullable Fault nextChange;

    Presence(World world, Platform platform, long number, String handle) {
        this(world, platform, number, new Person(number, handle), handle);
    }

    /** The page of someone of the public. */
    Presence(World world, Platform platform, long number, Person owner) {
        this(world, platform, number, owner, owner.acct());
    }

    private Presence(World world, Platform platform, long number, Person owner, String handle) {
        this.world = world;
        this.platform = platform;
        this.number = number;
        this.handle = handle;
        this.name = owner.name();
        this.owner = owner;
    }

    /** The account posts. */
    public Posting post(String text, Medium... media) {
        Posting post = add(owner, null, text, List.of(media));
        posts.add(post);
        return post;
    }

    Posting add(Person who, @Nullable Posting parent, String text, List<Medium> media) {
        Posting posting = new Posting(this, world.next(), who, parent, text, media);
        world.made(posting);
        Presence writer = posting.writer();
        if (writer != null && writer != this) {
            writer.elsewhere.add(posting);
        }
        return posting;
    }

    /** Every answer that it has written on others' pages, in the order they were made, the removed among them. */
    List<Posting> elsewhere() {
        return elsewhere;
    }

    /** Gives the account another handle; the platform's own id for it stays, the old handle is free. */
    public void rename(String newHandle, String newName) {
        handle = newHandle;
        name = newName;
    }

    /** Gives the account another profile picture, cover and colour. */
    public void restyle() {
        look++;
    }

    public Presence describe(String newName, String text) {
        name = newName;
        description = text;
        return this;
    }

    /** The public can no longer read the account. */
    public void turnPrivate() {
        isPrivate = true;
    }

    public void turnPublic() {
        isPrivate = false;
    }

    /** Ends the account. */
    public void close() {
        closed = true;
    }

    public void expireToken(Token fate) {
        token = fate;
    }

    public void renewToken() {
        token = Token.VALID;
    }

    /** Every call fails so until {@link #calm()}. */
    public void strike(Fault fault) {
        faults.add(null, fault, Integer.MAX_VALUE);
    }

    /** The next calls fail so. */
    public void strike(Fault fault, int times) {
        faults.add(null, fault, times);
    }

    /** Every call on a date in Sweden fails so. */
    public void strike(LocalDate night, Fault fault) {
        faults.add(night, fault, Integer.MAX_VALUE);
    }

    /** The first calls on a date in Sweden fail so. */
    public void strike(LocalDate night, Fault fault, int times) {
        faults.add(night, fault, times);
    }

    /** Nothing fails any more. */
    public void calm() {
        faults.clear();
    }

    /** Mastodon-like servers such as snac give an edited status a new id; its uri stays. */
    public void changesIdsOnEdit(boolean does) {
        idsChangeOnEdit = does;
    }

    /** Facebook: how many calls a day are within the budget; past it the platform throttles. */
    public void budget(int callsADay) {
        budget = callsADay;
    }

    /** The fault that meets the next call, which it uses up. */
    @Nullable
    Fault meet() {
        return faults.meet(today());
    }

    /** The next call that removes or hides something meets a fault on its way back: it is done, and the answer does not say so. */
    public void strikeNextChange(Fault fault) {
        nextChange = fault;
    }

    @Nullable
    Fault meetChange() {
        Fault met = nextChange;
        nextChange = null;
        return met;
    }

    /** Counts a call; tells how much of the day's budget is used, in percent. */
    int spend() {
        if (!today().equals(budgetDay)) {
            budgetDay = today();
            calls = 0;
        }
        calls++;
        return (int) Math.min(100, calls * 100L / budget);
    }

    private LocalDate today() {
        return now().atZone(StoryClock.SWEDEN).toLocalDate();
    }

    /** The credential that reads the account, where one is needed: WordPress, {@code user:application password}; elsewhere a bearer token. */
    public String credential() {
        return first() + (reissued == 0 ? "" : "r" + reissued);
    }

    /** Gives out a credential that reads the account in place of the one before, which works no more. */
    public String reissue() {
        reissued++;
        return credential();
    }

    private String first() {
        return switch (platform) {
            case BLUESKY -> "abcd-efgh-ijkl-" + number;
            case FACEBOOK -> "EAAG" + number + "page";
            case INSTAGRAM -> "EAAI" + number + "linked";
            case LINKEDIN -> "AQX" + number + "admin";
            case MASTODON -> "ZT" + number + "mastodon";
            case WORDPRESS -> "arkivet:abcd efgh ijkl mnop qrst " + number;
            case X -> "AAAAAAAAX" + number + "bearer";
            case YOUTUBE -> "ya29.a0" + number + "owner";
        };
    }

    /** A credential of the same kind that may also remove and hide what stands on the account. The other may not. */
    public String writingCredential() {
        return credential() + "w";
    }

    /** The platform's own identifier for the account. */
    public String remoteId() {
        return switch (platform) {
            case BLUESKY -> Ids.did(number);
            case FACEBOOK -> Long.toString(100_064_000_000L + number);
            case INSTAGRAM -> Long.toString(17_841_400_000_000_000L + number);
            case LINKEDIN -> Long.toString(2_400_000L + number);
            case MASTODON -> Long.toString(109_000_000_000_000_000L + number);
            case WORDPRESS -> Long.toString(number);
            case X -> Long.toString(1_400_000_000_000_000_000L + number);
            case YOUTUBE -> Ids.long36("UC", number, 22);
        };
    }

    /** Every post ever made, in the order they were made, the removed among them. */
    public List<Posting> posts() {
        return posts;
    }

    public Platform platform() {
        return platform;
    }

    public String handle() {
        return handle;
    }

    public String name() {
        return name;
    }

    public World world() {
        return world;
    }

    /** The account as an author. */
    public Person owner() {
        return owner;
    }

    String description() {
        return description;
    }

    /** Which profile picture, cover and colour it has had: 0 for the first. */
    int look() {
        return look;
    }

    long number() {
        return number;
    }

    Token token() {
        return token;
    }

    boolean isPrivate() {
        return isPrivate;
    }

    boolean closed() {
        return closed;
    }

    boolean idsChangeOnEdit() {
        return idsChangeOnEdit;
    }

    Instant now() {
        return world.clock().instant();
    }
}
