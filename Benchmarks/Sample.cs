using System.Globalization;

namespace Benchmarks;

/// <summary>Durations of one thing, measured several times in the same run as what it is compared with.</summary>
internal sealed class Sample(string name)
{
    private readonly List<double> _milliseconds = [];

    public double Median => Percentile(0.5);

    public void Add(TimeSpan duration) => _milliseconds.Add(duration.TotalMilliseconds);

    public double Percentile(double p)
    {
        var sorted = _milliseconds.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, Math.Floor(p * sorted.Length))];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{name,-42} median {Median,10:0.000} ms   p95 {Percentile(0.95),10:0.000} ms   n {_milliseconds.Count}");
}
