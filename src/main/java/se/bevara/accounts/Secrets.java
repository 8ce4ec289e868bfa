package se.bevara.accounts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Recognises what must never stand in a register or a rule: passwords, tokens and Swedish personal identity numbers. */
public final class Secrets {

    private static final Pattern NAMED = Pattern.compile(
            "(?iu)(?<![\\p{L}\\d])(l[öo]senord|password|passwd|pwd|pass|pin(-?kod)?|token|secret|api[-_ ]?(key|nyckel))\\s*(=|:|är\\b|is\\b)\\s*\\S.*|.*\\b(bearer|basic)\\s+[A-Za-z0-9+/_=.-]{8,}.*");
    private static final Pattern TOKEN = Pattern
            .compile("\\b(EAA[A-Za-z0-9]{16,}|gh[pousr]_\\w{16,}|xox[abp]-[\\w-]{10,}|AKIA[A-Z0-9]{12,}|eyJ[\\w-]{10,}\\.?)");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern PERSONAL = Pattern.compile("(?<![\\d.])((?:19|20)?\\d{2})(\\d{2})(\\d{2})[-+ ]?(\\d{4})(?!\\d)");

    private Secrets() {
    }

    /** Whether a cell in any column names or is a password, token or key. */
    public static boolean named(String text) {
        return NAMED.matcher(text.strip()).find() && !text.startsWith("http") || TOKEN.matcher(text).find()
                || text.contains("access_token=");
    }

    /** Whether a reference to credentials looks like the credentials themselves. */
    public static boolean credential(String text) {
        return named(text) || Arrays.stream(text.split("[\\s,;|]+")).anyMatch(Secrets::passwordLike);
    }

    /** A word of eight characters or more that mixes kinds of characters as passwords do and names do not. */
    private static boolean passwordLike(String word) {
        if (word.length() < 8 || UUID.matcher(word).matches() || word.matches("[\\w.+-]+@[\\w.-]+\\.\\w+")) {
            return false;
        }
        long digits = word.chars().filter(Character::isDigit).count();
        boolean upper = word.chars().anyMatch(Character::isUpperCase);
        boolean lower = word.chars().anyMatch(Character::isLowerCase);
        boolean special = word.chars().anyMatch(c -> "!@#$%^*?=~".indexOf(c) >= 0);
        boolean mixed = upper && lower && digits >= 2 && word.matches("[\\p{L}\\d]+");
        boolean token = word.matches("[A-Za-z0-9]{20,}") && digits >= 2;
        return special && digits > 0 || special && upper && lower || mixed || token;
    }

    /** Whether a text holds a personnummer or samordningsnummer: a date that exists and the right check digit (Luhn). */
    public static boolean personalNumber(String text) {
        return PERSONAL.matcher(text).results().anyMatch(found -> {
            String year = found.group(1);
            String six = year.substring(year.length() - 2) + found.group(2) + found.group(3);
            return day(year.length() == 4 ? year : "20" + year, found.group(2), found.group(3)) && luhn(six + found.group(4));
        });
    }

    private static boolean day(String year, String month, String day) {
        int number = Integer.parseInt(day);
        try {
            LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), number > 60 ? number - 60 : number);
            return true;
        } catch (DateTimeException e) {
            return month.equals("02") && (number == 29 || number == 89);
        }
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int product = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return sum % 10 == 0;
    }
}
