package se.bevara.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.ItemClosed;
import se.bevara.capture.Freezes;
import se.bevara.moderation.Case;
import se.bevara.moderation.CaseState;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.Questions;
import se.bevara.moderation.ReasonCode;
import se.bevara.moderation.Reasons;
import se.bevara.moderation.Restrictions;
import se.bevara.moderation.Takedowns;
import se.bevara.moderation.Vanished;
import se.bevara.retention.Facts;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Which acts a page offers to the one who looks at it. What is offered is asked for again when it is done. */
@Component
class Choices {

    private final Reach reach;
    private final Reasons reasons;
    private final Moderation moderation;
    private final Takedowns takedowns;
    private final Questions questions;
    private final Restrictions restrictions;
    private final Freezes freezes;
    private final Archive archive;
    private final Clock clock;

    Choices(Reach reach, Reasons reasons, Moderation moderation, Takedowns takedowns, Questions questions,
            Restrictions restrictions, Freezes freezes, Archive archive, Clock clock) {
        this.reach = reach;
        this.reasons = reasons;
        this.moderation = moderation;
        this.takedowns = takedowns;
        this.questions = questions;
        this.restrictions = restrictions;
        this.freezes = freezes;
        this.archive = archive;
        this.clock = clock;
    }

    void item(Item item, User who, Model model) {
        boolean moderates = on(item.account(), who, model, Right.MODERATE, "mayModerate");
        on(item.account(), who, model, Right.HOLD, "mayHold");
        on(item.account(), who, model, Right.ASSESS, "mayAssess");
        boolean restricts = on(item.account(), who, model, Right.RESTRICT, "mayRestrict");
        var list = reasons.inForce(Facts.day(clock.instant())).orElse(null);
        model.addAttribute("mayHoldEverywhere", who.everywhere(Right.HOLD));
        model.addAttribute("reasons", list);
        model.addAttribute("asked",
                moderates && questions.about(item.id()).stream().anyMatch(question -> question.answer() == null));
        model.addAttribute("answers",
                Arrays.stream(Vanished.Answer.values()).filter(answer -> answer != Vanished.Answer.RETURNED).toList());
        model.addAttribute("mayBegin", moderates && list != null
                && moderation.about(item.id()).stream().allMatch(one -> one.state().ended()));
        model.addAttribute("restricted", restricts ? restrictions.of(item.id()).orElse(null) : null);
    }

    private boolean on(String account, User who, Model model, Right right, String name) {
        boolean may = reach.reaches(who, right, account);
        model.addAttribute(name, may);
        return may;
    }

    void one(Case one, User who, Model model) {
        boolean moderates = on(one.account(), who, model, Right.MODERATE, "mayModerate");
        boolean sealed = moderates && one.state() == CaseState.SEALED;
        model.addAttribute("hindrance", sealed ? takedowns.hindrance(one.id()).orElse(null) : null);
        model.addAttribute("link", sealed ? link(one) : null);
        model.addAttribute("police",
                moderation.reason(one).police() != ReasonCode.Police.NO && !moderation.policed(one.id()));
    }

    private @Nullable String link(Case one) {
        if (one.uncopied() || one.item() == 0) {
            return null;
        }
        try {
            return archive.item(one.item()).filter(item -> !item.disposed())
                    .map(item -> archive.content(item, item.versions().size()).permalink()).filter(Objects::nonNull)
                    .map(Objects::toString).filter(address -> address.matches("https?://.*")).orElse(null);
        } catch (ItemClosed e) {
            return null;
        }
    }

    void moderation(User who, Model model) {
        var mine = reach.accounts(who, Right.MODERATE);
        model.addAttribute("mine", mine);
        model.addAttribute("mayModerate", !mine.isEmpty());
        model.addAttribute("mayRules", who.everywhere(Right.RULES));
    }

    void account(String account, User who, Model model) {
        on(account, who, model, Right.HOLD, "mayHold");
        on(account, who, model, Right.ASSESS, "mayAssess");
        boolean operates = on(account, who, model, Right.OPERATE, "mayOperate");
        model.addAttribute("frozen", operates ? freezes.find(account).orElse(null) : null);
    }

    /** @param accounts of the list's items */
    void list(Iterable<String> accounts, User who, Model model) {
        for (var right : List.of(Right.APPROVE, Right.DISPOSE)) {
            boolean all = who.everywhere(right);
            if (!all && who.may(right)) {
                all = true;
                for (String account : accounts) {
                    all &= reach.reaches(who, right, account);
                }
            }
            model.addAttribute(right == Right.APPROVE ? "mayApprove" : "mayDispose", all);
        }
    }
}
