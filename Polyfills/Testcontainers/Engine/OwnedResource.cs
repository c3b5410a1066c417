namespace DotNet.Testcontainers.Engine;

/// <summary>A network or a volume: made once, removed when it is disposed of or when this process ends in any way.</summary>
internal abstract class OwnedResource(ResourceSpec spec, string kind) : IAsyncDisposable
{
    private readonly DockerEngine engine = new(DockerEndpoint.Find(spec.Endpoint));
    private readonly SemaphoreSlim gate = new(1);
    private Reaper? reaper;
    private bool isMade;

    public string Name => spec.Name;

    public async Task CreateAsync(CancellationToken ct = default)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (isMade) return;
            await engine.PingAsync(ct);
            await engine.MakeAsync(kind, spec, ct);
            isMade = true;
            if (spec.CleanUp) reaper = Reaper.Watch(engine.Endpoint, $"{kind}/{Name}");
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task DeleteAsync(CancellationToken ct = default)
    {
        if (!isMade) return;
        isMade = false;
        await engine.DropAsync(kind, Name, ct);
        reaper?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (spec.CleanUp) await DeleteAsync();
        engine.Dispose();
        gate.Dispose();
        GC.SuppressFinalize(this);
    }
}
