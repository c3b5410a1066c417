using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Tests.Compose;

/// <summary>What holds for every service of the stack, and for what it is built from.</summary>
internal static partial class StackRules
{
    public static IEnumerable<string> Broken(ComposeFile file)
    {
        foreach (var (name, service) in file.Services)
        {
            if (service.ContainsKey("ports"))
                yield return $"{name} publishes a port to the host: two stacks would meet there";
            if (service.ContainsKey("container_name"))
                yield return $"{name} has a fixed name: two stacks would meet there";
            if (name != "integration-tester" && !service.ContainsKey("healthcheck"))
                yield return $"{name} has no health check";
            if (!service.TryGetValue("image", out var image) || !IsPinned(image.ToString()))
                yield return $"{name}: no version of its image is named";
            if (service.TryGetValue("depends_on", out var others))
                foreach (var (other, how) in ComposeFile.Fields(others))
                    if (!file.Services.ContainsKey(other) || ComposeFile.Fields(how)["condition"].ToString() != "service_healthy")
                        yield return $"{name} does not wait until {other} is healthy";
        }
    }

    public static IEnumerable<string> BrokenDockerfile(string name, string text)
    {
        foreach (Match from in From().Matches(text))
            if (!IsPinned(from.Groups["image"].Value))
                yield return $"{name}: no version of {from.Groups["image"].Value} is named";
        var last = text[text.LastIndexOf("\nFROM ", StringComparison.Ordinal)..];
        var user = User().Matches(last).LastOrDefault()?.Groups["user"].Value;
        if (user is null or "root" or "0")
            yield return $"{name} runs as root";
    }

    private static bool IsPinned(string image) => Version().IsMatch(image);

    [GeneratedRegex(@"^FROM (?<image>\S+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex From();

    [GeneratedRegex(@"^USER (?<user>\S+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex User();

    /// <summary>Ours carry the tag of the run; all others at least two numbers.</summary>
    [GeneratedRegex(@":(\d+\.\d+[\w.-]*|\$\{TF_TAG:-local\})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();
}
