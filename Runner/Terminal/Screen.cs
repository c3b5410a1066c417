namespace Runner.Terminal;

/// <summary>Where people look while it runs: lines that stay, and on a terminal one line below them that changes.</summary>
internal sealed class Screen(TextWriter output, bool live, bool colour, Func<int> width)
{
    private readonly Lock gate = new();
    private string status = "";

    /// <summary>Whether the last line can change in place.</summary>
    public bool Live => live;

    /// <summary>How many characters fit on a line.</summary>
    public int Width => width();

    /// <summary>The process's own console: plain where it is piped, TERM is dumb or NO_COLOR is set.</summary>
    public static Screen OfConsole()
    {
        var terminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var colour = terminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Screen(Console.Out, terminal, colour, () => terminal ? Console.WindowWidth : int.MaxValue);
    }

    /// <summary>A line that stays, above the one that changes.</summary>
    public void Line(string text = "")
    {
        lock (gate)
        {
            Erase();
            output.WriteLine(text);
            output.Write(status);
            output.Flush();
        }
    }

    /// <summary>What happens now; without a terminal nothing is shown.</summary>
    public void Status(string text)
    {
        if (!live)
            return;
        lock (gate)
        {
            Erase();
            status = Fit(text);
            output.Write(status);
            output.Flush();
        }
    }

    public string Red(string text) => Paint("31", text);

    public string Green(string text) => Paint("32", text);

    public string Yellow(string text) => Paint("33", text);

    public string Cyan(string text) => Paint("36", text);

    public string Bold(string text) => Paint("1", text);

    public string Dim(string text) => Paint("2", text);

    private string Paint(string code, string text) => colour ? $"\e[{code}m{text}\e[0m" : text;

    private void Erase()
    {
        if (status.Length > 0)
            output.Write("\r\e[2K");
    }

    /// <summary>One line only: what is wider than the terminal would wrap and could not be erased.</summary>
    private string Fit(string text)
    {
        var room = Math.Max(0, width() - 1);
        var shown = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\e')
            {
                i = text.IndexOf('m', i);
                continue;
            }
            if (shown++ == room)
                return string.Concat(text.AsSpan(0, i), colour ? "\e[0m" : "");
        }
        return text;
    }
}
