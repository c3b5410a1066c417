namespace Reports.Allure;

/// <summary>
/// Links from tags: <c>@link:https://...</c>, <c>@issue:ABC-1</c>, <c>@tms:123</c>. Where issues and test cases live is said by
/// the environment: <c>TF_ISSUE_URL</c> and <c>TF_TMS_URL</c>, with <c>{}</c> in the value's place.
/// </summary>
internal sealed class AllureLinks(string? issueUrl, string? tmsUrl)
{
    public static AllureLinks FromEnvironment() =>
        new(Environment.GetEnvironmentVariable("TF_ISSUE_URL"), Environment.GetEnvironmentVariable("TF_TMS_URL"));

    public IEnumerable<AllureLink> Of(IEnumerable<string> tags)
    {
        foreach (var tag in tags)
        {
            var colon = tag.IndexOf(':');
            if (colon < 1 || colon == tag.Length - 1)
                continue;
            var value = tag[(colon + 1)..];
            var (type, template) = tag[..colon].ToLowerInvariant() switch
            {
                "issue" => ("issue", issueUrl),
                "tms" => ("tms", tmsUrl),
                "link" => ("custom", null),
                _ => ("", null),
            };
            if (type.Length == 0)
                continue;
            // Without a template there is nothing to point at; the tag itself is still shown.
            if (Uri.IsWellFormedUriString(value, UriKind.Absolute))
                yield return new AllureLink(type, value, value);
            else if (!string.IsNullOrWhiteSpace(template))
                yield return new AllureLink(type, value, template.Replace("{}", Uri.EscapeDataString(value), StringComparison.Ordinal));
        }
    }
}

/// <summary>One link of a result.</summary>
internal sealed record AllureLink(string Type, string Name, string Url);
