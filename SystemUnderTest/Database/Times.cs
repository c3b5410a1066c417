namespace SystemUnderTest.Database;

internal static class Times
{
    /// <summary>Now, to the microsecond that PostgreSQL keeps: what is answered is what is stored.</summary>
    public static DateTimeOffset Now(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
