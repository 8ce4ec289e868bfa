package se.bevara.cli;

import java.util.List;
import java.util.Set;
import se.bevara.users.Role;
import se.bevara.users.SetUp;
import se.bevara.users.Users;

/** Somebody of each role in the sample's municipality, with a new password each time its archive is served, told on the terminal alone. */
final class SampleUsers {

    private record Person(String login, String name, Role role, Set<String> duties) {
    }

    private static final List<Person> PEOPLE = List.of(
            new Person("rut.registrator", "Rut Registrator", Role.REGISTRAR, Set.of()),
            new Person("arne.arkivarie", "Arne Arkivarie", Role.ARCHIVIST, Set.of()),
            new Person("gun.godkannare", "Gun Godkännare", Role.APPROVER, Set.of()),
            new Person("gert.godkannare", "Gert Godkännare", Role.APPROVER, Set.of()),
            new Person("kim.kommunikator", "Kim Kommunikatör", Role.COMMUNICATOR, Set.of("kontoansvarig", "moderator")),
            new Person("gro.granskare", "Gro Granskare", Role.AUDITOR, Set.of()),
            new Person("ada.administrator", "Ada Administratör", Role.ADMINISTRATOR, Set.of()));

    private SampleUsers() {
    }

    static void tell(Program program, Terminal terminal) {
        var table = new Table("Inloggningsnamn", "Lösenord", "Roll");
        for (var person : PEOPLE) {
            String password = SetUp.madeUp();
            program.the(Users.class).example(person.login, person.name, person.role, person.duties, password);
            table.row(person.login, password, person.role.swedish());
        }
        terminal.line("Logga in som någon av dem. Lösenorden gäller tills arkivet visas på nytt:");
        table.print(terminal);
    }
}
