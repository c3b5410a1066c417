using System.Collections.Concurrent;
using Framework.Evidence;
using Framework.Http;

namespace Framework.Contract;

/// <summary>What one scenario was answered, and to what. It is compared when the scenario ends: by then the document has long been read.</summary>
internal sealed class ScenarioContract(Task<ApiContract?> contract)
{
    private const int Named = 3;

    private readonly ConcurrentQueue<SeenAnswer> _answers = new();

    /// <summary>Whether the scenario takes something away that the system cannot do without: then an undeclared status from 500 on is no breach.</summary>
    public bool ServerErrorsAreExpected { get; set; }

    public void Add(SeenAnswer answer) => _answers.Enqueue(answer);

    /// <summary>Compares all; what is wrong stands on the steps that saw it.</summary>
    /// <returns>What fails the scenario, if anything does, and what is new for the report.</returns>
    public async Task<(Failure? Failure, IReadOnlyList<Suspect> Suspects)> ExamineAsync()
    {
        ApiContract? known;
        try
        {
            known = await contract;
        }
        catch (Exception error) when (error is InvalidDataException or HttpRequestException)
        {
            return (new Failure(SecretMask.Text($"The system's own contract could not be read, so nothing can be held against it. {error.Message}"), "", nameof(ApiContract), "end of scenario", CauseKind.Product), []);
        }

        if (known is null)
            return (null, []);
        List<Suspect> breaches = [];
        foreach (var answer in _answers)
        {
            if (known.Examine(answer) is { } breach && !(ServerErrorsAreExpected && answer.Status >= 500))
                Take(breach, answer, breaches);
            if (known.ExamineRequest(answer) is { } taken)
                Take(taken, answer, breaches);
        }

        var suspects = breaches.Where(known.IsNew);
        if (known.Unchecked() is { } notChecked)
            suspects = suspects.Append(notChecked);
        return (known.Rule == ContractRule.Fail && breaches.Count > 0 ? Broken(breaches) : null, [.. suspects]);
    }

    private static void Take(Suspect found, SeenAnswer answer, List<Suspect> breaches)
    {
        var breach = found with { Detail = SecretMask.Text(found.Detail) };
        answer.Step.Add(new Note(answer.At, $"{breach.Kind}: {breach.Detail}"));
        if (!breaches.Contains(breach))
            breaches.Add(breach);
    }

    private static Failure Broken(IReadOnlyList<Suspect> breaches)
    {
        var rest = breaches.Count > Named ? $"\n... and {breaches.Count - Named} more" : "";
        return new Failure(
            $"The system does not keep its own contract: {string.Join("\n", breaches.Take(Named).Select(b => b.Detail))}{rest}", "", nameof(ApiContract), "end of scenario", CauseKind.Product);
    }
}
