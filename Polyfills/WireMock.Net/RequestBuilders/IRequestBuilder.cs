using WireMock.Matchers;
using WireMock.Matchers.Request;
using WireMock.Types;
using WireMock.Util;

namespace WireMock.RequestBuilders;

/// <summary>Says which requests a mapping answers; all that is said must match.</summary>
public interface IRequestBuilder : IRequestMatcher
{
    /// <summary>Adds a matcher in the place of those of its type.</summary>
    IRequestBuilder Add<T>(T requestMatcher)
        where T : IRequestMatcher;

    /// <summary>A path like one of these; * stands for any characters.</summary>
    IRequestBuilder WithPath(params string[] paths);

    /// <summary>A path like these, as the operator says.</summary>
    IRequestBuilder WithPath(MatchOperator matchOperator, params string[] paths);

    /// <summary>A path that one of these matches.</summary>
    IRequestBuilder WithPath(params IStringMatcher[] matchers);

    /// <summary>A path that these match, as the operator says.</summary>
    IRequestBuilder WithPath(MatchOperator matchOperator, params IStringMatcher[] matchers);

    /// <summary>A path that one of these functions accepts.</summary>
    IRequestBuilder WithPath(params Func<string, bool>[] funcs);

    /// <summary>An address like one of these; * stands for any characters.</summary>
    IRequestBuilder WithUrl(params string[] urls);

    /// <summary>An address that one of these matches.</summary>
    IRequestBuilder WithUrl(params IStringMatcher[] matchers);

    /// <summary>An address that one of these functions accepts.</summary>
    IRequestBuilder WithUrl(params Func<string, bool>[] funcs);

    /// <summary>A client with one of these addresses.</summary>
    IRequestBuilder WithClientIP(params string[] clientIPs);

    /// <summary>CONNECT.</summary>
    IRequestBuilder UsingConnect(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>DELETE.</summary>
    IRequestBuilder UsingDelete(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>GET.</summary>
    IRequestBuilder UsingGet(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>HEAD.</summary>
    IRequestBuilder UsingHead(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>POST.</summary>
    IRequestBuilder UsingPost(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>PATCH.</summary>
    IRequestBuilder UsingPatch(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>OPTIONS.</summary>
    IRequestBuilder UsingOptions(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>PUT.</summary>
    IRequestBuilder UsingPut(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>TRACE.</summary>
    IRequestBuilder UsingTrace(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>Any method.</summary>
    IRequestBuilder UsingAnyMethod();

    /// <summary>One of these methods.</summary>
    IRequestBuilder UsingMethod(params string[] methods);

    /// <summary>These methods, as behaviour and operator say.</summary>
    IRequestBuilder UsingMethod(MatchBehaviour matchBehaviour, MatchOperator matchOperator, params string[] methods);

    /// <summary>A header like the pattern; * stands for any characters.</summary>
    IRequestBuilder WithHeader(string name, string pattern, MatchBehaviour matchBehaviour);

    /// <summary>A header like the pattern; * stands for any characters.</summary>
    IRequestBuilder WithHeader(string name, string pattern, bool ignoreCase = true, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>A header like these patterns, as the operator says.</summary>
    IRequestBuilder WithHeader(string name, string[] patterns, MatchBehaviour matchBehaviour, MatchOperator matchOperator = MatchOperator.Or);

    /// <summary>A header like these patterns, as the operator says.</summary>
    IRequestBuilder WithHeader(
        string name, string[] patterns, bool ignoreCase = true, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch, MatchOperator matchOperator = MatchOperator.Or);

    /// <summary>A header, spelt like this, that one of these matches.</summary>
    IRequestBuilder WithHeader(string name, params IStringMatcher[] matchers);

    /// <summary>A header that one of these matches.</summary>
    IRequestBuilder WithHeader(string name, bool ignoreCase, params IStringMatcher[] matchers);

    /// <summary>Headers that one of these functions accepts.</summary>
    IRequestBuilder WithHeader(params Func<IDictionary<string, string[]>, bool>[] funcs);

    /// <summary>A cookie like the pattern.</summary>
    IRequestBuilder WithCookie(string name, string pattern, bool ignoreCase = true, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>A cookie that one of these matches.</summary>
    IRequestBuilder WithCookie(string name, params IStringMatcher[] matchers);

    /// <summary>A query parameter that is there, with any value.</summary>
    IRequestBuilder WithParam(string key, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>A query parameter that is there, with any value.</summary>
    IRequestBuilder WithParam(string key, bool ignoreCase, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>A query parameter with these values.</summary>
    IRequestBuilder WithParam(string key, params string[] values);

    /// <summary>A query parameter with these values.</summary>
    IRequestBuilder WithParam(string key, bool ignoreCase, params string[] values);

    /// <summary>A query parameter with values that these match.</summary>
    IRequestBuilder WithParam(string key, params IStringMatcher[] matchers);

    /// <summary>A query parameter with values that these match.</summary>
    IRequestBuilder WithParam(string key, bool ignoreCase, params IStringMatcher[] matchers);

    /// <summary>Query parameters that one of these functions accepts.</summary>
    IRequestBuilder WithParam(params Func<IDictionary<string, WireMockList<string>>, bool>[] funcs);

    /// <summary>A body that the matcher accepts.</summary>
    IRequestBuilder WithBody(IMatcher matcher);

    /// <summary>A body that the matchers accept, as the operator says.</summary>
    IRequestBuilder WithBody(IMatcher[] matchers, MatchOperator matchOperator = MatchOperator.Or);

    /// <summary>A body like the pattern; * stands for any characters.</summary>
    IRequestBuilder WithBody(string body, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>These bytes.</summary>
    IRequestBuilder WithBody(byte[] body, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>JSON equal to this object.</summary>
    IRequestBuilder WithBody(object body, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>JSON equal to this object.</summary>
    IRequestBuilder WithBodyAsJson(object body, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

    /// <summary>A body that the function accepts as text.</summary>
    IRequestBuilder WithBody(Func<string?, bool> func);

    /// <summary>A body that the function accepts as bytes.</summary>
    IRequestBuilder WithBody(Func<byte[]?, bool> func);

    /// <summary>A body that the function accepts as a JSON tree.</summary>
    IRequestBuilder WithBody(Func<object?, bool> func);

    /// <summary>A JSON body that the function accepts as an object of that type.</summary>
    IRequestBuilder WithBodyAsType<T>(Func<T?, bool> func);

    /// <summary>A body that the function accepts.</summary>
    IRequestBuilder WithBody(Func<IBodyData?, bool> func);

    /// <summary>A form that the function accepts.</summary>
    IRequestBuilder WithBody(Func<IDictionary<string, WireMockList<string>>?, bool> func);
}
