namespace Reqnroll;

/// <summary>Writes to the scenario's output. Inject it.</summary>
public interface IReqnrollOutputHelper
{
    /// <summary>Writes a line.</summary>
    void WriteLine(string message);

    /// <summary>Writes a formatted line.</summary>
    void WriteLine(string format, params object[] args);

    /// <summary>Attaches a file to the test's result.</summary>
    void AddAttachment(string filePath);
}
