namespace Runner.Running;

/// <summary>What a process printed, line by line on disk. When the disk is full it stays silent and remembers why.</summary>
internal sealed class ConsoleLog(string path) : IDisposable
{
    private readonly FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    /// <summary>Why it is not complete; null if it is.</summary>
    public IOException? Problem { get; private set; }

    public void Write(string line)
    {
        if (Problem is not null)
            return;
        try
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(line + Environment.NewLine));
        }
        catch (IOException e)
        {
            Problem = e;
        }
    }

    public void Dispose() => file.Dispose();
}
