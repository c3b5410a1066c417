namespace Runner.Terminal;

/// <summary>What takes long says so: in place on a terminal, as a line elsewhere.</summary>
internal sealed class ScreenProgress(Screen screen) : IProgress<string>
{
    public void Report(string value)
    {
        if (screen.Live)
            screen.Status(screen.Dim(value));
        else
            screen.Line(value);
    }
}
