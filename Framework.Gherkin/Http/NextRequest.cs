namespace Framework.Gherkin.Http;

/// <summary>What steps have said about the request that comes next; nothing of it is left after that.</summary>
public sealed class NextRequest
{
    private HttpContent? _body;

    /// <summary>Names and values of its headers.</summary>
    public IList<KeyValuePair<string, string>> Headers { get; } = [];

    /// <summary>Names and values of its query.</summary>
    public IList<KeyValuePair<string, string>> Query { get; } = [];

    /// <summary>Its body; null for none.</summary>
    /// <exception cref="InvalidOperationException">It has one already.</exception>
    public HttpContent? Body
    {
        get => _body;
        set => _body = _body is null ? value : throw new InvalidOperationException("The next request has a body already; a request has one.");
    }

    /// <summary>Adds a file to its multipart body.</summary>
    public void AddFile(string field, string fileName, string contentType, byte[] content)
    {
        if (_body is null)
            _body = new MultipartFormDataContent();
        if (_body is not MultipartFormDataContent parts)
            throw new InvalidOperationException("The next request has a body already; files cannot be added to it.");
        var file = new ByteArrayContent(content);
        file.Headers.TryAddWithoutValidation("Content-Type", contentType);
        parts.Add(file, field, fileName);
    }

    /// <summary>The request.</summary>
    internal HttpRequestMessage ToMessage(string method, string path)
    {
        var query = string.Join('&', Query.Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value)}"));
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var message = new HttpRequestMessage(new HttpMethod(method), new Uri(query.Length == 0 ? path : path + separator + query, UriKind.RelativeOrAbsolute)) { Content = Body };
        foreach (var (name, value) in Headers)
        {
            if (!name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
            {
                message.Headers.TryAddWithoutValidation(name, value);
                continue;
            }

            message.Content ??= new ByteArrayContent([]);
            message.Content.Headers.Remove(name);
            message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
