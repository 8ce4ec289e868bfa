package se.bevara.moderation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Mails the roles that cases wait for, where mail and the role's address are configured. A letter holds the number of the case, what it
 * waits for and where it is read: never what the item says, who wrote it, its reason or its account.
 */
@Component
final class CaseMail {

    private static final Logger LOG = LoggerFactory.getLogger(CaseMail.class);

    private final ObjectProvider<JavaMailSender> sender;
    private final ModerationSettings settings;

    CaseMail(ObjectProvider<JavaMailSender> sender, ModerationSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    /** Whether a letter to a role can be sent at all. */
    boolean reaches(String role) {
        return sender.getIfAvailable() != null && address(role).isPresent();
    }

    /** @return whether it was sent; a case does not fail of its mail */
    boolean send(Waiting waiting) {
        JavaMailSender post = sender.getIfAvailable();
        Optional<String> to = address(waiting.role());
        if (post == null || to.isEmpty()) {
            return false;
        }
        var message = new SimpleMailMessage();
        message.setFrom(settings.mailFrom());
        message.setTo(to.get());
        message.setSubject("Bevara: ärende " + waiting.one().id() + " väntar på " + waiting.what().swedish());
        message.setText(text(waiting));
        try {
            post.send(message);
            return true;
        } catch (MailException e) {
            LOG.warn("case {} could not be mailed about: {}", waiting.one().id(), e.getClass().getSimpleName());
            return false;
        }
    }

    private String text(Waiting waiting) {
        String id = waiting.one().id();
        return "Modereringsärende " + id + " väntar på " + waiting.what().swedish() + ", senast " + waiting.due()
                + ". Det väntar på rollen " + waiting.role() + ".\n\n"
                + (settings.pages().isEmpty()
                        ? ""
                        : "Läs det här: " + settings.pages().replaceFirst("/$", "") + "/moderation/" + id + "\n")
                + "Kommando: ./bevara moderate show " + id
                + "\n\nBrevet säger med avsikt inget om vad ärendet gäller. Svara inte på det.\n";
    }

    /** A role's name as people write it, against a name of a setting, which may lack its Swedish letters. */
    private Optional<String> address(String role) {
        return settings.roles().entrySet().stream().filter(one -> plain(one.getKey()).equals(plain(role)))
                .map(Map.Entry::getValue).filter(address -> !address.isBlank()).findFirst();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("[^a-z0-9]", "");
    }
}
