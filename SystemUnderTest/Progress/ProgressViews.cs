namespace SystemUnderTest.Progress;

/// <param name="Specialisation">PLAYER, COACH or INTERN.</param>
/// <param name="StartedAt">When the training began; a licence has to have it.</param>
internal sealed record StartTrainingRequest(string Specialisation, DateTimeOffset StartedAt);

/// <param name="XpGained">Experience, in points.</param>
/// <param name="SessionsCompleted">How many sessions it took.</param>
internal sealed record AddProgressRequest(int XpGained, int SessionsCompleted = 0)
{
    /// <summary>More at once is a mistake.</summary>
    public const int MostXp = 100_000;

    public const int MostSessions = 1000;
}

/// <param name="Id">The training's id.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Specialisation">What in.</param>
/// <param name="Xp">Experience, in points.</param>
/// <param name="Sessions">Sessions completed.</param>
/// <param name="Level">What the experience comes to.</param>
/// <param name="XpToNextLevel">How much is missing for the next; null on the last.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Licence">The licence; null: missing.</param>
internal sealed record TrainingView(Guid Id, Guid PersonId, string Specialisation, int Xp, int Sessions, int Level, int? XpToNextLevel, DateTimeOffset StartedAt, LicenceView? Licence)
{
    public static TrainingView Of(Training t, Licence? licence) => new(
        t.Id, t.PersonId, t.Specialisation, t.Xp, t.Sessions, t.Level, Specialisations.ToNextLevel(t.Specialisation, t.Xp), t.StartedAt, licence is null ? null : LicenceView.Of(licence));
}

internal sealed record LicenceView(Guid Id, int Level, int HighestLevel, DateTimeOffset StartedAt, DateTimeOffset SyncedAt)
{
    public static LicenceView Of(Licence l) => new(l.Id, l.Level, l.HighestLevel, l.StartedAt, l.SyncedAt);
}

internal sealed record TrainingListView(IReadOnlyList<TrainingView> Items);

/// <param name="Severity">The worst: none, low (one level), medium (two), high (more), critical (no licence).</param>
/// <param name="CheckedAt">When.</param>
/// <param name="Total">Trainings.</param>
/// <param name="InStep">Those whose licence says the same.</param>
/// <param name="Drifted">The others.</param>
/// <param name="ConsistencyPercent">In step, out of a hundred.</param>
/// <param name="Specialisations">The same for each.</param>
/// <param name="Drifts">The first hundred that are out of step.</param>
internal sealed record LicenceHealthView(
    string Severity, DateTimeOffset CheckedAt, int Total, int InStep, int Drifted, decimal ConsistencyPercent, IReadOnlyList<SpecialisationHealthView> Specialisations, IReadOnlyList<DriftView> Drifts);

internal sealed record SpecialisationHealthView(string Specialisation, int Total, int Drifted, int Missing, int LargestDrift, string Severity);

/// <param name="TrainingId">The training.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Specialisation">What in.</param>
/// <param name="Level">The level that the training has come to.</param>
/// <param name="LicenceLevel">What the licence says; null: there is none.</param>
/// <param name="Drift">How many levels the licence is ahead (or, below zero, behind); null: there is none.</param>
/// <param name="Severity">How bad it is.</param>
internal sealed record DriftView(Guid TrainingId, Guid PersonId, string Specialisation, int Level, int? LicenceLevel, int? Drift, string Severity)
{
    public static DriftView Of(Drift d) => new(d.TrainingId, d.PersonId, d.Specialisation, d.Level, d.LicenceLevel, d.LicenceLevel - d.Level, Progress.Severity.Of(d.LicenceLevel - d.Level));
}

internal sealed record RepairView(int Corrected, int StillDrifted);
