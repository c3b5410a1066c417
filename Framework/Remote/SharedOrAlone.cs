namespace Framework.Remote;

/// <summary>Many may be in at once, or one alone. Who wants to be alone waits until the others have left; nobody enters before them meanwhile.</summary>
internal sealed class SharedOrAlone(int places)
{
    private readonly SemaphoreSlim _entering = new(1, 1);
    private readonly SemaphoreSlim _places = new(places, places);

    internal async Task EnterAsync(bool alone)
    {
        await _entering.WaitAsync();
        try
        {
            for (var i = 0; i < (alone ? places : 1); i++)
                await _places.WaitAsync();
        }
        finally
        {
            _entering.Release();
        }
    }

    internal void Leave(bool alone) => _places.Release(alone ? places : 1);
}
