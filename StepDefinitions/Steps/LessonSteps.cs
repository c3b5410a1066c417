using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>Who teaches whom, and which chats come of it.</summary>
[Binding]
public sealed class LessonSteps(ForumDriver forum, People people, Chats chats, ActionAttempt attempt)
{
    private Guid _noted;

    [Given("{word} teaches {word} {string}")]
    public Task Teaches(string teacher, string student, string subject) => forum.TeachesAsync(teacher, student, subject);

    [Given("{word} teaches {word} {string}, with {word} as tutor")]
    public Task Teaches(string teacher, string student, string subject, string tutor) => forum.TeachesAsync(teacher, student, subject, tutor);

    [Given("{word} offers {string}")]
    public Task Offers(string teacher, string subject) => forum.HaveSubjectAsync(teacher, subject);

    [Given("{word} offers {string}, with {word} as tutor")]
    public Task Offers(string teacher, string subject, string tutor) => forum.HaveSubjectAsync(teacher, subject, tutor);

    [Given("{word} is a student")]
    public Task IsStudent(string student) => forum.HaveStudentAsync(student);

    [When("{word} enrols {word} in {string}( again)")]
    [Given("{word} has enrolled {word} in {string} again")]
    public Task Enrol(string staff, string student, string subject) => forum.EnrolAsync(people[staff], student, subject);

    [When("{word} enrols {word} in {string} {int} times at once")]
    public async Task EnrolAtOnce(string staff, string student, string subject, int times)
    {
        await forum.ListAsync(people[staff]);
        await Task.WhenAll(Enumerable.Range(0, times).Select(async _ => (await forum.AttemptEnrolAsync(people[staff], student, subject)).EnsureSuccess()));
    }

    [Given("{word} has ended {word}'s lessons in {string}")]
    [When("{word} ends {word}'s lessons in {string}")]
    public Task End(string staff, string student, string subject) => forum.EndAsync(people[staff], student, subject);

    [When("{word} attempts to enrol {word} in {string}")]
    public async Task AttemptEnrol(string staff, string student, string subject) => attempt.Remember(await forum.AttemptEnrolAsync(people[staff], student, subject));

    [When("{word} attempts to end {word}'s lessons in {string}")]
    public async Task AttemptEnd(string staff, string student, string subject) => attempt.Remember(await forum.AttemptEndAsync(people[staff], student, subject));

    [Given("the chat of {word} and {word} is remembered")]
    public void Note(string one, string other) => _noted = chats.Of(one, other);

    [Then("{word} and {word} still have that chat")]
    public async Task Same(string one, string other) => (await IdsAsync(one, other)).ShouldBe([_noted], $"the chats of {one} and {other}");

    [Then("{word} and {word} have another chat instead")]
    public async Task Another(string one, string other) => (await IdsAsync(one, other)).ShouldHaveSingleItem($"the chats of {one} and {other}").ShouldNotBe(_noted, "a removed chat is not brought back");

    [Then("{word} has these chats:")]
    public async Task Has(string name, DataTable expected) => expected.CompareToSet(await LinesAsync(name));

    [Then("{word} has no chat")]
    [Then("{word} has no chats")]
    public async Task HasNone(string name) => (await LinesAsync(name)).ShouldBeEmpty($"{name}'s chats");

    [Then("{word} has {int} chat(s)")]
    public async Task HasCount(string name, int count) => (await forum.ListAsync(people[name])).Count.ShouldBe(count, $"{name}'s chats");

    private async Task<IReadOnlyList<ChatLine>> LinesAsync(string name) =>
        [.. (await forum.ListAsync(people[name])).Select(c => new ChatLine(c.Kind, c.Subject.Name, string.Join(", ", c.Participants.Where(p => p.Id != people[name].Id).Select(p => $"{p.Name} ({p.Role})"))))];

    private async Task<IEnumerable<Guid>> IdsAsync(string one, string other) =>
        (await forum.ListAsync(people[one])).Where(c => c.Participants.Select(p => p.Name).Order(StringComparer.Ordinal).SequenceEqual(new[] { one, other }.Order(StringComparer.Ordinal))).Select(c => c.Id);
}
