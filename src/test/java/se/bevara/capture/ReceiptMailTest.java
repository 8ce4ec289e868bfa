package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class ReceiptMailTest {

    private final NightReceipt receipt = new NightReceipt(LocalDate.of(2026, 11, 21), Instant.EPOCH, Instant.EPOCH, List.of(),
            new NightReceipt.Fixity(0, 0, List.of()), 1, "00", List.of("a: förnya behörigheten (token)."), List.of());

    @Test
    void mailsTheReceipt() throws Exception {
        var server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try {
            mail(server.getSmtp().getPort(), "registrator@solvik.example").send(receipt, "Nattkvitto åäö");
            var message = server.getReceivedMessages()[0];
            assertThat(message.getSubject()).isEqualTo("Bevara: natten 2026-11-21, 1 att göra");
            assertThat(GreenMailUtil.getBody(message)).contains("Nattkvitto");
            mail(server.getSmtp().getPort(), "").send(receipt, "x");
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void aNightDoesNotFailOfItsMail() {
        assertThatCode(() -> mail(1, "registrator@solvik.example").send(receipt, "x")).doesNotThrowAnyException();
    }

    private static ReceiptMail mail(int port, String to) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.setDefaultEncoding("UTF-8");
        var beans = new StaticListableBeanFactory(Map.of("sender", sender));
        return new ReceiptMail(beans.getBeanProvider(JavaMailSender.class),
                TestFetchers.settings(to.isEmpty() ? Map.of() : Map.of("mail-to", to)));
    }
}
