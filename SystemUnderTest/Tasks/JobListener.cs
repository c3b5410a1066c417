using System.Threading.Channels;
using Npgsql;

namespace SystemUnderTest.Tasks;

/// <summary>Hears of the jobs of instances that run none, over one connection to PostgreSQL. What was announced while it was broken is found by a scan.</summary>
internal sealed class JobListener(WorkSchedule schedule, IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider time, ILogger<JobListener> logger) : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    private readonly Channel<string> _heard = Channel.CreateUnbounded<string>();
    private volatile bool _isListening;

    /// <summary>Whether nothing that is announced now can be missed.</summary>
    public bool IsListening => _isListening;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        AgainAndAgainAsync(ListenAsync, "The connection that listens for jobs broke; connecting again", stoppingToken),
        AgainAndAgainAsync(TakeAsync, "Jobs that were announced could not be read; looking for them again", stoppingToken));

    private async Task AgainAndAgainAsync(Func<CancellationToken, Task> work, string trouble, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(error, "{Trouble}", trouble);
                await Task.Delay(AfterTrouble, time, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Main")) { Pooling = false, KeepAlive = 30, ApplicationName = "job listener" };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        connection.Notification += (_, notice) => _heard.Writer.TryWrite(notice.Payload);
        await using (var listen = JobNotice.Listen(connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        Scan();
        try
        {
            _isListening = true;
            while (true)
                await connection.WaitAsync(cancellationToken);
        }
        finally
        {
            _isListening = false;
        }
    }

    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        Scan(); // what was taken and then not read
        while (await _heard.Reader.WaitToReadAsync(cancellationToken))
        {
            List<Guid> together = [];
            while (together.Count < JobNotice.MostJobs && _heard.Reader.TryRead(out var notice))
                together.AddRange(JobNotice.Read(notice));
            await using var scope = scopes.CreateAsyncScope();
            foreach (var job in await scope.ServiceProvider.GetRequiredService<JobStore>().FindAsync(together, cancellationToken))
                schedule.Add(DueWork.Of(job), job.RunAt);
        }
    }

    private void Scan() => schedule.Add(AbandonedJobs.Work, DateTimeOffset.MinValue);
}
