using System.Globalization;
using System.Text;
using NUnit.Framework;

namespace Reqnroll.Engine;

/// <summary>The scenario's output: step trace and what bindings write, handed to NUnit once, at the end.</summary>
internal sealed class OutputHelper : IReqnrollOutputHelper
{
    private readonly StringBuilder _text = new();

    public void WriteLine(string message)
    {
        lock (_text)
            _text.Append(message).Append('\n');
    }

    public void WriteLine(string format, params object[] args) => WriteLine(string.Format(CultureInfo.InvariantCulture, format, args));

    public void AddAttachment(string filePath) => TestContext.AddTestAttachment(filePath);

    internal void Flush()
    {
        lock (_text)
        {
            if (_text.Length > 0)
                TestContext.Out.Write(_text.ToString());
            _text.Clear();
        }
    }
}
