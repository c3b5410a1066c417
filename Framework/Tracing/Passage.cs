using System.Diagnostics;

namespace Framework.Tracing;

/// <summary>A part of a step whose evidence counts only if it is kept: a repetition of a race, say.</summary>
internal sealed class Passage : IDisposable
{
    private readonly ScenarioTrace _trace;
    private readonly EvidenceBucket _outer;
    private readonly ActivitySpanId _outerSpan;
    private readonly EvidenceBucket _own;
    private bool _isKept;

    internal Passage(ScenarioTrace trace)
    {
        (_trace, _outer, _outerSpan) = (trace, trace.Current, trace.CurrentSpan);
        _own = trace.BeginStep();
    }

    /// <summary>What was seen goes to the step.</summary>
    internal void Keep() => _isKept = true;

    public void Dispose()
    {
        if (_isKept)
        {
            foreach (var item in _own.ToList())
                _outer.Add(item);
        }

        _trace.Resume(_outer, _outerSpan);
    }
}
