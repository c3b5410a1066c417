return await Runner.CommandLine.Entry.RunAsync(args);
