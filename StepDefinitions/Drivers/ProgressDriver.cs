using Framework.Lanes;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Trainings and licences, as those see them who train others.</summary>
public sealed class ProgressDriver(Api api, ScenarioScope scenario, DatabaseDriver database)
{
    private readonly Dictionary<Person, TrainingJson> _last = [];

    /// <summary>What each booking came to, in order.</summary>
    public IReadOnlyList<TrainingJson> Booked { get; private set; } = [];

    /// <summary>The training that somebody began last.</summary>
    public TrainingJson Of(Person person) => _last.TryGetValue(person, out var training) ? training : throw new InvalidOperationException($"{person.Name} trains as nothing in this scenario. Expected before: Given {person.Name} trains as COACH.");

    public Task<ApiAnswer> AttemptStartAsync(Person by, Person person, string specialisation) =>
        api.CallAsync(by, "start-training", [person.Id], new { Specialisation = specialisation, StartedAt = scenario.Clock.GetUtcNow().AddDays(-1) });

    public async Task<TrainingJson> StartAsync(Person by, Person person, string specialisation) => _last[person] = (await AttemptStartAsync(by, person, specialisation)).As<TrainingJson>();

    public Task<ApiAnswer> AttemptBookAsync(Person by, Guid training, int xp, int sessions) => api.CallAsync(by, "add-progress", [training], new { XpGained = xp, SessionsCompleted = sessions });

    public async Task BookAsync(Person by, Person person, int xp, int sessions) => Booked = [.. Booked, (await AttemptBookAsync(by, Of(person).Id, xp, sessions)).As<TrainingJson>()];

    public Task<ApiAnswer> AttemptListAsync(Person? by, Guid person) => api.CallAsync(by, "list-trainings", [person]);

    public async Task<IReadOnlyList<TrainingJson>> ListAsync(Person by, Person person) => (await AttemptListAsync(by, person.Id)).As<TrainingListJson>().Items;

    /// <summary>Somebody's last training as it is now.</summary>
    public async Task<TrainingJson> SeeAsync(Person person) => (await ListAsync(person, person)).Single(t => t.Id == Of(person).Id);

    public async Task<LicenceHealthJson> HealthAsync(Person admin)
    {
        scenario.NeedsItsOwn("the health of all licences");
        return (await api.CallAsync(admin, "licence-health")).As<LicenceHealthJson>();
    }

    public async Task<RepairJson> RepairAsync(Person admin)
    {
        scenario.NeedsItsOwn("the repair of all licences");
        return (await api.CallAsync(admin, "repair-licences")).As<RepairJson>();
    }

    public Task PushAsync(Person person, int level) => database.SetLicenceLevelAsync(Of(person).Licence!.Id, level);

    public Task LoseLicenceAsync(Person person) => database.RemoveLicenceAsync(Of(person).Licence!.Id);

    public Task UndateAsync(Person person) => database.AttemptToUndateLicenceAsync(Of(person).Licence!.Id);
}
