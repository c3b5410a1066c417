namespace StepDefinitions.Data;

/// <summary>Everybody in the scenario, by first name in any of the languages that the features are written in.</summary>
public sealed class People
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["Ирина"] = "Irina",
        ["Ирины"] = "Irina",
        ["Ольга"] = "Olga",
        ["Ольги"] = "Olga",
        ["Петя"] = "Petya",
        ["Петю"] = "Petya",
    };

    private readonly Dictionary<string, Person> _byName = new(StringComparer.Ordinal);

    public Person this[string name]
    {
        get
        {
            var known = NameOf(name);
            return _byName.TryGetValue(known, out var person)
                ? person
                : throw new InvalidOperationException($"Nobody in this scenario is called '{known}'. There are: {(_byName.Count == 0 ? "none" : string.Join(", ", _byName.Keys))}.");
        }
    }

    public IEnumerable<Person> All => _byName.Values;

    /// <summary>The tutor of the scenario's first lesson.</summary>
    public Person Tutor => First("tutor");

    /// <summary>The parent of the scenario's first student.</summary>
    public Person Parent => First("parent");

    /// <summary>The scenario's first student.</summary>
    public Person Student => First("student");

    /// <summary>A person by name; null for "Nobody", who is not signed in.</summary>
    public Person? Find(string name) => name == "Nobody" ? null : this[name];

    /// <summary>Whether somebody is in the scenario already.</summary>
    public bool Knows(string name) => _byName.ContainsKey(NameOf(name));

    public static string NameOf(string name) => Names.GetValueOrDefault(name, name);

    public void Add(Person person) => _byName.Add(person.Name, person);

    private Person First(string role) => _byName.Values.FirstOrDefault(p => p.Role == role)
        ?? throw new InvalidOperationException($"There is no {role} in this scenario. Begin it with: Given Irina teaches Petya, Olga's child.");
}
