namespace SystemUnderTest.Subjects;

internal static class SubjectSetup
{
    public static void AddSubjects(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<Enrolments>();
        builder.Services.AddScoped<SubjectDirectory>();
    }
}
