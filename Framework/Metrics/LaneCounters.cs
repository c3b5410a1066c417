using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Framework.Http;

namespace Framework.Metrics;

/// <summary>
/// What the system of a lane has counted (System.Diagnostics.Metrics) since its scenario began. Lanes are told apart by the meters' factory, so the
/// system has to make its meters by <see cref="IMeterFactory"/>; a static meter belongs to no lane and is not seen.
/// </summary>
public sealed class LaneCounters : IDisposable
{
    private readonly ConcurrentDictionary<string, double> _sums = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    internal LaneCounters(IMeterFactory? factory)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (factory is null || !ReferenceEquals(instrument.Meter.Scope, factory) || instrument.IsObservable)
                return;
            _sums.TryAdd(instrument.Name, 0);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument, value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, value));
        _listener.Start();
    }

    /// <summary>The names of the system's instruments that are known by now.</summary>
    public IReadOnlyCollection<string> Names => [.. _sums.Keys];

    /// <summary>By how much a counter has risen in this scenario; of a histogram, how many values it has got.</summary>
    /// <exception cref="UnknownNameException">The system has no such instrument (or has not made it yet); lists the nearest.</exception>
    public double RiseOf(string name) => _sums.TryGetValue(name, out var sum) ? sum : throw new UnknownNameException("counter", name, Names);

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    internal void Reset()
    {
        foreach (var name in _sums.Keys)
            _sums[name] = 0;
    }

    private void Add(Instrument instrument, double value) =>
        _sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + (instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal) ? 1 : value));
}
