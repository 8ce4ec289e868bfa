package se.bevara.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/** A time-stamping authority on loopback, whose certificate was valid in 2020 alone, with the faults an authority can have. */
final class LocalAuthority implements AutoCloseable {

    enum Fault {
        NONE,
        HTTP_500,
        WEB_PAGE,
        OTHER_NONCE,
        OTHER_DIGEST,
        AFTER_EXPIRY
    }

    static final Instant TIME = Instant.parse("2020-06-01T12:00:00Z");
    private final HttpServer server;
    private final KeyPair issuerKey;
    private final KeyPair key;
    private final X509CertificateHolder issuer;
    private final X509CertificateHolder certificate;
    volatile Fault fault = Fault.NONE;

    LocalAuthority() throws IOException, GeneralSecurityException, OperatorCreationException {
        var keys = KeyPairGenerator.getInstance("EC");
        issuerKey = keys.generateKeyPair();
        key = keys.generateKeyPair();
        issuer = certificate("CN=Issuer", issuerKey, true);
        certificate = certificate("CN=Local time", key, false);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    Path write(Path file, boolean ofIssuer) throws IOException {
        return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString((ofIssuer ? issuer : certificate).getEncoded())
                + "\n-----END CERTIFICATE-----\n");
    }

    private X509CertificateHolder certificate(String subject, KeyPair of, boolean isIssuer)
            throws IOException, OperatorCreationException {
        var builder = new JcaX509v3CertificateBuilder(new X500Name("CN=Issuer"), BigInteger.valueOf(isIssuer ? 1 : 2),
                Date.from(Instant.parse("2020-01-01T00:00:00Z")), Date.from(Instant.parse("2021-01-01T00:00:00Z")),
                new X500Name(subject),
                of.getPublic());
        if (isIssuer) {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        } else {
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] answer = switch (fault) {
                case WEB_PAGE, HTTP_500 -> "<html>Sorry</html>".getBytes(StandardCharsets.UTF_8);
                case NONE, OTHER_NONCE, OTHER_DIGEST, AFTER_EXPIRY -> stamp(new TimeStampRequest(exchange.getRequestBody()));
            };
            exchange.sendResponseHeaders(fault == Fault.HTTP_500 ? 500 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (TSPException | GeneralSecurityException | OperatorCreationException e) {
            throw new IOException(e);
        }
    }

    private byte[] stamp(TimeStampRequest asked)
            throws TSPException, IOException, GeneralSecurityException, OperatorCreationException {
        var time = fault == Fault.AFTER_EXPIRY ? Instant.parse("2022-01-01T00:00:00Z") : TIME;
        // the signature's own time would else be today
        var signingTime = new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(time))));
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().setSignedAttributeGenerator(
                        new DefaultSignedAttributeTableGenerator(new AttributeTable(signingTime)))
                        .build("SHA256withECDSA", key.getPrivate(), certificate),
                digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                new ASN1ObjectIdentifier("1.2.3.4"));
        tokens.addCertificates(new CollectionStore<>(List.of(certificate)));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generate(stamped(asked), BigInteger.ONE, Date.from(time))
                .getEncoded();
    }

    private TimeStampRequest stamped(TimeStampRequest asked) {
        var other = new TimeStampRequestGenerator();
        other.setCertReq(true);
        byte[] digest = fault == Fault.OTHER_DIGEST ? new byte[32] : asked.getMessageImprintDigest();
        return other.generate(TSPAlgorithms.SHA256, digest,
                fault == Fault.OTHER_NONCE ? asked.getNonce().add(BigInteger.ONE) : asked.getNonce());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
