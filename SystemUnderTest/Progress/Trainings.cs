using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Progress;

/// <summary>Training and licence change together, in one transaction, or not at all. The training's row is locked first: who comes at the same time adds to what is there.</summary>
internal sealed class Trainings(AppDb db, PeopleDirectory people, TimeProvider time)
{
    /// <exception cref="Refusal">400: no such specialisation, or it begins in the future; 404: nobody has this id; 409: they have it already.</exception>
    public async Task<(Training Training, Licence Licence)> StartAsync(Guid person, string specialisation, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var now = time.Now();
        new Validation()
            .Require("specialisation", Specialisations.Exists(specialisation), $"must be one of {string.Join(", ", Specialisations.All)}")
            .Require("started_at", startedAt <= now && startedAt > now.AddYears(-100), "must be a moment of the last hundred years")
            .ThrowIfAny();
        if (!await people.ExistsAsync(person, cancellationToken))
            throw Refusal.NotFound("person");
        var at = startedAt.ToUniversalTime();
        var training = new Training { Id = Guid.CreateVersion7(now), PersonId = person, Specialisation = specialisation, StartedAt = at, UpdatedAt = now };
        var licence = new Licence { Id = Guid.CreateVersion7(now), PersonId = person, Specialisation = specialisation, StartedAt = at, SyncedAt = now };
        db.AddRange(training, licence);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (error.IsDuplicate(TrainingTable.OnePerPerson) || error.IsDuplicate(LicenceTable.OnePerPerson))
        {
            throw Refusal.Conflict("already_started", $"This person is in training as {specialisation} already.");
        }

        return (training, licence);
    }

    /// <summary>Books what somebody has learnt; the licence follows at once.</summary>
    /// <exception cref="Refusal">400: it makes no sense; 404: there is no such training; 409: the licence is missing, or it is more than anybody can have.</exception>
    public async Task<(Training Training, Licence Licence)> AddAsync(Guid id, AddProgressRequest gained, CancellationToken cancellationToken)
    {
        new Validation()
            .Require("xp_gained", gained.XpGained >= 0, "must not be negative")
            .Require("xp_gained", gained.XpGained <= AddProgressRequest.MostXp, $"must be at most {AddProgressRequest.MostXp}")
            .Require("sessions_completed", gained.SessionsCompleted is >= 0 and <= AddProgressRequest.MostSessions, $"must be between 0 and {AddProgressRequest.MostSessions}")
            .ThrowIfAny();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var training = await db.Trainings.FromSql($"SELECT * FROM trainings WHERE id = {id} FOR NO KEY UPDATE").FirstOrDefaultAsync(cancellationToken) ?? throw Refusal.NotFound("training");
        var licence = await db.Licences.FirstOrDefaultAsync(l => l.PersonId == training.PersonId && l.Specialisation == training.Specialisation, cancellationToken)
            ?? throw Refusal.Conflict("licence_missing", "The licence of this training is missing; an administrator has to repair it first.");
        if (training.Xp + gained.XpGained > Training.MostXp)
            throw Refusal.Conflict("xp_limit", $"Nobody has more than {Training.MostXp} XP; this training has {training.Xp}.");
        training.Xp += gained.XpGained;
        training.Sessions += gained.SessionsCompleted;
        training.Level = Specialisations.LevelOf(training.Specialisation, training.Xp);
        training.UpdatedAt = time.Now();
        licence.Level = training.Level;
        licence.HighestLevel = Math.Max(licence.HighestLevel, training.Level);
        licence.SyncedAt = training.UpdatedAt;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (training, licence);
    }
}
