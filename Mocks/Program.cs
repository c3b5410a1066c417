namespace Mocks;

/// <summary>The fakes as a program of their own.</summary>
internal static class Program
{
    private static void Main()
    {
    }
}
