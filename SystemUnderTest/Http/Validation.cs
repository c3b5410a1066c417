namespace SystemUnderTest.Http;

/// <summary>Collects everything that is wrong with a request, so that the caller hears it at once.</summary>
internal sealed class Validation
{
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    public Validation Require(string field, bool holds, string otherwise)
    {
        if (holds)
            return this;
        if (!_errors.TryGetValue(field, out var messages))
            _errors[field] = messages = [];
        messages.Add(otherwise);
        return this;
    }

    public Validation Text(string field, string value, int longest) => this
        .Require(field, !string.IsNullOrWhiteSpace(value), "must not be empty")
        .Require(field, value.Length <= longest, $"must have at most {longest} characters")
        .Require(field, !value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')), "must not contain control characters");

    public void ThrowIfAny()
    {
        if (_errors.Count == 0)
            return;
        var fields = string.Join("; ", _errors.Select(e => $"{e.Key} {string.Join(", ", e.Value)}"));
        throw new Refusal(StatusCodes.Status400BadRequest, "invalid_request", $"The request is invalid: {fields}.")
        {
            Errors = _errors.ToDictionary(e => e.Key, e => e.Value.ToArray(), StringComparer.Ordinal),
        };
    }
}
