package se.bevara.capture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Mails receipts to those who are to read them, where mail is configured. A night does not fail of its mail. */
@Component
final class ReceiptMail {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptMail.class);
    private final ObjectProvider<JavaMailSender> sender;
    private final CaptureSettings settings;

    ReceiptMail(ObjectProvider<JavaMailSender> sender, CaptureSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    void send(NightReceipt receipt, String text) {
        JavaMailSender post = sender.getIfAvailable();
        if (post == null || settings.mailTo().isEmpty()) {
            return;
        }
        var message = new SimpleMailMessage();
        message.setFrom(settings.mailFrom());
        message.setTo(settings.mailTo().toArray(String[]::new));
        message.setSubject("Bevara: natten " + receipt.night()
                + (receipt.toDo().isEmpty() ? "" : ", " + receipt.toDo().size() + " att göra"));
        message.setText(text);
        try {
            post.send(message);
        } catch (MailException e) {
            LOG.warn("the receipt of {} could not be mailed: {}", receipt.night(), e.getClass().getSimpleName());
        }
    }
}
