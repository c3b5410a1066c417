using System.CommandLine;
using System.CommandLine.Parsing;

namespace Runner.CommandLine;

/// <summary>What was typed but is not known: named, with the nearest that is.</summary>
internal static class Mistakes
{
    /// <exception cref="CannotRunException">Something is wrong with the command line.</exception>
    public static void Refuse(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var words = command.Arguments.SelectMany(a => parsed.GetResult(a)?.Tokens ?? []).Select(t => t.Value).Concat(parsed.UnmatchedTokens);
        if (words.FirstOrDefault(t => t.StartsWith('-')) is { } flag)
            throw Unknown("flag", flag.Split('=')[0], command, command.Options.SelectMany(o => o.Aliases.Prepend(o.Name)));
        if (parsed.UnmatchedTokens.Count > 0)
            throw command is RootCommand
                ? Unknown("command", parsed.UnmatchedTokens[0], command, command.Subcommands.Select(c => c.Name))
                : new CannotRunException($"tf {command.Name} takes no argument; found \"{parsed.UnmatchedTokens[0]}\".", Usage(command));
        if (parsed.Errors.Count > 0)
            throw new CannotRunException(string.Join(" ", parsed.Errors.Select(e => e.Message)), Usage(command));
    }

    private static CannotRunException Unknown(string what, string found, Command command, IEnumerable<string> known)
    {
        var nearest = Nearest.To(found, known.Where(k => k.Length > 2), 2);
        var place = command is RootCommand ? "tf" : $"tf {command.Name}";
        return new CannotRunException(
            $"{place} knows no {what} \"{found}\".{(nearest.Count == 0 ? "" : $" Did you mean {string.Join(" or ", nearest)}?")}",
            Usage(command));
    }

    private static string Usage(Command command) => command is RootCommand ? "All commands: ./tf help" : $"All flags: ./tf help {command.Name}";
}
