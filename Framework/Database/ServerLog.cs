namespace Framework.Database;

/// <summary>The last lines of a server's log.</summary>
internal sealed class ServerLog
{
    private const int Kept = 100;
    private readonly Queue<string> lines = new();

    public IReadOnlyList<string> Recent
    {
        get
        {
            lock (lines) return [.. lines];
        }
    }

    public void Add(string line)
    {
        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > Kept) lines.Dequeue();
        }
    }
}
