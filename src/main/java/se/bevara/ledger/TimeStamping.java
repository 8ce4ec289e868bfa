package se.bevara.ledger;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/** Asks a time-stamping authority, RFC 3161, and judges what it answered, then and for ever after. */
final class TimeStamping {

    private static final int LONGEST_ANSWER = 1 << 17;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final SecureRandom random = new SecureRandom();
    private final @Nullable Path certificate;

    /** @param certificate PEM file of the signers or issuers to believe; none: any */
    TimeStamping(@Nullable Path certificate) {
        this.certificate = certificate;
    }

    /** A valid time-stamp over bytes, the whole answer as it came, which {@code openssl ts} reads too. */
    byte[] stamp(URI authority, byte[] bytes) throws Invalid, IOException, InterruptedException {
        var request = request(bytes, new BigInteger(64, random));
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = http.send(
                    HttpRequest.newBuilder(authority).timeout(PATIENCE).header("Content-Type", "application/timestamp-query")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded())).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new Invalid("expected HTTP 200, found " + answer.statusCode(), null);
                }
                byte[] stamp = body.readNBytes(LONGEST_ANSWER);
                judge(stamp, request);
                return stamp;
            }
        }
    }

    /** The time in a stamp, if it is valid over the bytes; certificates are judged as of that time. */
    Instant judge(byte[] stamp, byte[] bytes) throws Invalid {
        return judge(stamp, request(bytes, null));
    }

    private Instant judge(byte[] stamp, TimeStampRequest request) throws Invalid {
        try {
            var response = new TimeStampResponse(stamp);
            response.validate(request);
            TimeStampToken token = response.getTimeStampToken();
            if (token == null) {
                throw new Invalid("expected a time-stamp, found the refusal " + response.getStatusString(), null);
            }
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer(token)));
            return token.getTimeStampInfo().getGenTime().toInstant();
        } catch (TSPException | IOException | OperatorException | CertException | GeneralSecurityException e) {
            throw new Invalid("expected a valid time-stamp, found: " + e.getMessage(), e);
        }
    }

    private static TimeStampRequest request(byte[] bytes, @Nullable BigInteger nonce) {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        byte[] digest = MerkleTree.sha256(bytes);
        return nonce == null
                ? generator.generate(TSPAlgorithms.SHA256, digest)
                : generator.generate(TSPAlgorithms.SHA256, digest, nonce);
    }

    private X509CertificateHolder signer(TimeStampToken token)
            throws Invalid, IOException, GeneralSecurityException, OperatorException, CertException {
        var embedded = token.getCertificates().getMatches(null).stream().filter(token.getSID()::match).findFirst();
        if (certificate == null) {
            return embedded.orElseThrow(() -> new Invalid("expected the signer's certificate, found none", null));
        }
        for (var believed : believed(certificate)) {
            if (token.getSID().match(believed)) {
                return believed;
            }
            if (embedded.isPresent() && issued(believed, embedded.get(), token)) {
                return embedded.get();
            }
        }
        throw new Invalid("expected a signer in " + certificate.getFileName() + ", found another", null);
    }

    private static boolean issued(X509CertificateHolder issuer, X509CertificateHolder signer, TimeStampToken token)
            throws OperatorException, CertException, GeneralSecurityException {
        var constraints = BasicConstraints.fromExtensions(issuer.getExtensions());
        return constraints != null && constraints.isCA() && issuer.getSubject().equals(signer.getIssuer())
                && issuer.isValidOn(token.getTimeStampInfo().getGenTime())
                && signer.isSignatureValid(new JcaContentVerifierProviderBuilder().build(issuer));
    }

    private static List<X509CertificateHolder> believed(Path file) throws IOException, GeneralSecurityException {
        var believed = new ArrayList<X509CertificateHolder>();
        try (var in = Files.newInputStream(file)) {
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                believed.add(new X509CertificateHolder(each.getEncoded()));
            }
        }
        return believed;
    }

    /** What is no valid time-stamp; the message says why. */
    static final class Invalid extends Exception {

        private static final long serialVersionUID = 1;

        Invalid(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
