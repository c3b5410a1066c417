using Framework.Lanes;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Makes people and what binds them, through the system's own API.</summary>
public sealed class IdentityDriver(Api api, ScenarioScope scenario, People people, DatabaseDriver database)
{
    private const string Password = "correct-horse-7";

    /// <summary>A tutor who teaches a student, who is a parent's child. Tutor and parent may be in the scenario already.</summary>
    public async Task TeachesAsync(string tutorName, string studentName, string parentName)
    {
        var tutor = people.Knows(tutorName) ? people[tutorName] : await RegisterAsync(tutorName, "tutor");
        var parent = people.Knows(parentName) ? people[parentName] : await RegisterAsync(parentName, "parent");
        var student = await AddChildAsync(parent, studentName);
        var subject = (await api.CallAsync(tutor, "create-subject", body: new { Name = "Algebra" })).As<SubjectJson>();
        tutor.SubjectId = subject.Id;
        (await api.CallAsync(tutor, "enrol", [subject.Id], new { StudentId = student.Id })).As<EnrolmentJson>();
    }

    /// <summary>Somebody of a role; they may be in the scenario already.</summary>
    public async Task HaveAsync(string name, string role)
    {
        if (!people.Knows(name))
            await RegisterAsync(name, role);
    }

    /// <summary>A student, who is a parent's child. The parent may be in the scenario already.</summary>
    public async Task HaveChildAsync(string parentName, string name)
    {
        await HaveAsync(parentName, "parent");
        await AddChildAsync(people[parentName], name);
    }

    /// <summary>Somebody who just has an account.</summary>
    public Task<Person> JoinAsync(string name) => RegisterAsync(name, "parent");

    /// <summary>The system makes an administrator when it starts, and by no request; here the database has to.</summary>
    public async Task AdministersAsync(string name)
    {
        var email = scenario.Data.Email(name);
        var id = await RegisterAsync(name, email, "tutor");
        await database.MakeAdministratorAsync(id);
        Add(name, "admin", id, email);
    }

    public Task<ApiAnswer> AttemptDeleteAsync(Person? person, Person account) => api.CallAsync(person, "delete-account", [account.Id]);

    public async Task DeleteAsync(Person person, Person account) => (await AttemptDeleteAsync(person, account)).EnsureSuccess();

    public Task<ApiAnswer> AttemptDeleteSubjectAsync(Person person, Person tutor) => api.CallAsync(person, "delete-subject", [tutor.SubjectId ?? throw new InvalidOperationException($"{tutor.Name} teaches nothing in this scenario.")]);

    public async Task DeleteSubjectAsync(Person tutor) => (await AttemptDeleteSubjectAsync(tutor, tutor)).EnsureSuccess();

    /// <summary>What somebody is answered to the password, and to the sign-in that they have; the second is null if they have none.</summary>
    public async Task<(ApiAnswer SignIn, ApiAnswer? SignedIn)> TryAccountAsync(Person person) =>
        (await api.CallAsync(null, "sign-in", body: new { person.Email, person.Password }), person.Token is null ? null : await api.CallAsync(person, "list-invoices"));

    /// <summary>From here on their calls carry this token, also when it has expired.</summary>
    public async Task SignInOnceAsync(Person person)
    {
        await api.SignInAsync(person);
        person.SignsInAgain = false;
    }

    /// <summary>Gives somebody a Telegram account that the system knows.</summary>
    public async Task<long> LinkTelegramAsync(Person person)
    {
        var chat = scenario.Data.Faker.Random.Long(10_000_000, 9_999_999_999);
        var answer = await api.CallAsync(person, "link-telegram", body: new { TelegramId = chat });
        if ((int)answer.Status is < 200 or > 299)
            throw new TestDataException($"{person.Name} could not be linked to Telegram: {answer.Summary}");
        person.TelegramId = chat;
        return chat;
    }

    private async Task<Person> RegisterAsync(string name, string role)
    {
        name = People.NameOf(name);
        var email = scenario.Data.Email(name);
        return Add(name, role, await RegisterAsync(name, email, role), email);
    }

    private async Task<Guid> RegisterAsync(string name, string email, string role) =>
        Made<RegisteredJson>(await api.CallAsync(null, "register", body: new { Email = email, Password, FullName = name, Role = role }), name).Id;

    private async Task<Person> AddChildAsync(Person parent, string name)
    {
        name = People.NameOf(name);
        var email = scenario.Data.Email(name);
        var answer = await api.CallAsync(parent, "add-child", body: new { FullName = name, Email = email, Password });
        return Add(name, "student", Made<RegisteredJson>(answer, name).Id, email);
    }

    /// <summary>They sign in when they first do something.</summary>
    private Person Add(string name, string role, Guid id, string email)
    {
        var person = new Person(name, role, id, email, Password);
        people.Add(person);
        return person;
    }

    private static T Made<T>(ApiAnswer answer, string name) => (int)answer.Status is >= 200 and <= 299
        ? answer.As<T>()
        : throw new TestDataException($"{name} could not be made: {answer.Request} was answered with {answer.Summary}");
}
