namespace Reports.Catalogue;

/// <summary>Something that the system has to do.</summary>
/// <param name="Id"><c>INV-3.6</c>; scenarios carry it as a tag.</param>
/// <param name="Title">One sentence.</param>
/// <param name="Line">Where the file names it.</param>
public sealed record Behaviour(string Id, string Title, int Line);

/// <summary>Behaviours that belong together.</summary>
/// <param name="Id"><c>INV-3</c>.</param>
/// <param name="Title">What they are about.</param>
/// <param name="Area">The area's name: <c>invoices</c>.</param>
/// <param name="Behaviours">In the file's order.</param>
public sealed record BehaviourGroup(string Id, string Title, string Area, IReadOnlyList<Behaviour> Behaviours);
