using System.Collections.Concurrent;
using System.Globalization;
using Framework.Evidence;

namespace Framework.Contract;

/// <summary>Holds what a run's scenarios were answered, and what they had sent, against the system's own OpenAPI document, and counts what was exercised.</summary>
internal sealed class ApiContract(ApiDocument document, string path, ContractRule rule)
{
    private readonly ConcurrentDictionary<(ApiOperation Operation, int Status), int> _answers = new();
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    /// <summary>What a breach means.</summary>
    public ContractRule Rule => rule;

    /// <summary>Each operation with what it was seen to answer.</summary>
    public IReadOnlyList<OperationUse> Uses
    {
        get
        {
            var answers = _answers.ToLookup(a => a.Key.Operation, a => new AnswerUse(a.Key.Status, a.Value));
            return [.. document.Operations.Select(o => new OperationUse(o.Method, o.Path, o.Name, [.. o.Declared], [.. answers[o].OrderBy(a => a.Status)]))];
        }
    }

    /// <summary>Asks the system for its document.</summary>
    /// <exception cref="InvalidDataException">It has none there, or what it answers is none.</exception>
    public static async Task<ApiContract> ReadAsync(HttpClient client, string path, ContractRule rule)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? new ApiContract(ApiDocument.Parse(text), path, rule)
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"GET {path} was answered with {(int)response.StatusCode}: {text}"));
    }

    /// <summary>What of an answer the document does not say; null if it says all.</summary>
    public Suspect? Examine(SeenAnswer answer)
    {
        if (document.Find(answer.Method, answer.Path) is not { } operation)
            return IsNobodys(answer) ? null : new Suspect("undeclared-operation", string.Create(CultureInfo.InvariantCulture, $"{answer.Method} {answer.Path} answered {answer.Status}, and {path} has no such operation"));
        _answers.AddOrUpdate((operation, answer.Status), 1, static (_, times) => times + 1);
        if (operation.ResponseOf(answer.Status) is not { } response)
            return new Suspect("undeclared-answer", string.Create(CultureInfo.InvariantCulture, $"{operation} answered {answer.Status}; {path} declares {string.Join(", ", operation.Declared)}"));
        return answer.Body is { } body && response.Compare(body, answer.ContentType) is { } mismatch
            ? new Suspect("contract-mismatch", string.Create(CultureInfo.InvariantCulture, $"{operation} answered {answer.Status} with {mismatch}"))
            : null;
    }

    /// <summary>What of a request's body the document does not say, although the system took it; null if it says all, or if the request was refused: that is what a wrong one is for.</summary>
    public Suspect? ExamineRequest(SeenAnswer answer) =>
        answer.Status is >= 200 and < 300 && document.Find(answer.Method, answer.Path) is { } operation && operation.Request.Compare(answer.SentBody, answer.SentType) is { } mismatch
            ? new Suspect("contract-mismatch", string.Create(CultureInfo.InvariantCulture, $"{operation} answered {answer.Status} to a request with {mismatch}"))
            : null;

    /// <summary>Whether this is the first time in the run that somebody meets it.</summary>
    public bool IsNew(Suspect suspect) => _told.TryAdd(suspect.Detail, true);

    /// <summary>What the document demands and nobody checks; null if there is nothing, or if it was said before.</summary>
    public Suspect? Unchecked() => document.Unchecked.Count > 0 && _told.TryAdd(path, true)
        ? new Suspect("contract-not-checked", $"{path} uses {string.Join(", ", document.Unchecked)}, which the contract check does not know")
        : null;

    /// <summary>Where nothing is, nothing answers: that is routing's word, and no operation's. Nor is the document an operation of its own.</summary>
    private bool IsNobodys(SeenAnswer answer) => answer.Status is 404 or 405 || answer.Method is "OPTIONS" or "HEAD" or "TRACE" || answer.Path == path;
}
