using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;

namespace SystemUnderTest.Progress;

/// <summary>Licences that don't say what their training has come to; they are found and brought back into step. What was learnt is the truth.</summary>
internal sealed class LicenceDrift(AppDb db, TimeProvider time)
{
    private const int Batch = 500;

    /// <summary>What is out of step, the oldest training first.</summary>
    public IQueryable<Drift> Find() =>
        from training in db.Trainings
        join found in db.Licences on new { training.PersonId, training.Specialisation } equals new { found.PersonId, found.Specialisation } into licences
        from licence in licences.DefaultIfEmpty()
        where licence == null || licence.Level != training.Level
        orderby training.Id
        select new Drift(training.Id, training.PersonId, training.Specialisation, training.Level, licence == null ? null : (int?)licence.Level);

    /// <summary>Brings what is out of step back, each licence in a transaction of its own.</summary>
    /// <returns>How many were corrected.</returns>
    public async Task<int> RepairAsync(CancellationToken cancellationToken)
    {
        var corrected = 0;
        foreach (var drift in await Find().Take(Batch).ToListAsync(cancellationToken))
            corrected += await RepairAsync(drift.TrainingId, cancellationToken) ? 1 : 0;
        return corrected;
    }

    private async Task<bool> RepairAsync(Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var training = await db.Trainings.FromSql($"SELECT * FROM trainings WHERE id = {id} FOR NO KEY UPDATE").FirstOrDefaultAsync(cancellationToken);
        if (training is null)
            return false;
        var licence = await db.Licences.FirstOrDefaultAsync(l => l.PersonId == training.PersonId && l.Specialisation == training.Specialisation, cancellationToken);
        if (licence?.Level == training.Level)
            return false;
        var (now, before) = (time.Now(), licence?.Level);
        if (licence is null)
        {
            licence = new Licence { Id = Guid.CreateVersion7(now), PersonId = training.PersonId, Specialisation = training.Specialisation, StartedAt = training.StartedAt };
            db.Licences.Add(licence);
        }

        licence.Level = training.Level;
        licence.HighestLevel = Math.Max(licence.HighestLevel, training.Level);
        licence.SyncedAt = now;
        db.LicenceCorrections.Add(new LicenceCorrection { Id = Guid.CreateVersion7(now), LicenceId = licence.Id, FromLevel = before, ToLevel = training.Level, At = now });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}

/// <param name="TrainingId">The training.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Specialisation">What in.</param>
/// <param name="Level">The level that the training has come to.</param>
/// <param name="LicenceLevel">What the licence says; null: there is none.</param>
internal sealed record Drift(Guid TrainingId, Guid PersonId, string Specialisation, int Level, int? LicenceLevel);
