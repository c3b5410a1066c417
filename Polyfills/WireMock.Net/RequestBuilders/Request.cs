using WireMock.Matchers.Request;

namespace WireMock.RequestBuilders;

/// <summary>Says which requests a mapping answers: <c>Request.Create().WithPath("/x").UsingGet()</c>.</summary>
public partial class Request : RequestMessageCompositeMatcher, IRequestBuilder
{
    private readonly List<IRequestMatcher> _matchers;

    private Request(List<IRequestMatcher> matchers)
        : base(matchers) => _matchers = matchers;

    /// <summary>Any request; narrow it down.</summary>
    public static IRequestBuilder Create() => new Request([]);

    /// <inheritdoc/>
    public IRequestBuilder Add<T>(T requestMatcher)
        where T : IRequestMatcher
    {
        _matchers.RemoveAll(m => m is T);
        _matchers.Add(requestMatcher);
        return this;
    }

    /// <summary>The matchers of a kind, in the order in which they were added.</summary>
    public IList<T> GetRequestMessageMatchers<T>()
        where T : IRequestMatcher => [.. _matchers.OfType<T>()];

    /// <summary>The first matcher of a kind; null if there is none.</summary>
    public T? GetRequestMessageMatcher<T>()
        where T : IRequestMatcher => _matchers.OfType<T>().FirstOrDefault();

    /// <summary>The first matcher of a kind for which the function says yes; null if there is none.</summary>
    public T? GetRequestMessageMatcher<T>(Func<T, bool> func)
        where T : IRequestMatcher => _matchers.OfType<T>().FirstOrDefault(func);

    internal IReadOnlyList<IRequestMatcher> All => _matchers;

    internal void Include(IRequestMatcher matcher) => _matchers.Add(matcher);

    private Request Where(IRequestMatcher matcher)
    {
        _matchers.Add(matcher);
        return this;
    }
}
