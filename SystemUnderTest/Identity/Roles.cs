namespace SystemUnderTest.Identity;

internal static class Roles
{
    public const string Tutor = "tutor";
    public const string Teacher = "teacher";
    public const string Parent = "parent";
    public const string Student = "student";
    public const string Admin = "admin";

    /// <summary>Buys in the shop; made by registering there.</summary>
    public const string Customer = "customer";

    public static readonly string[] All = [Tutor, Teacher, Parent, Student, Admin, Customer];

    /// <summary>Roles that anybody may take on by registering.</summary>
    public static readonly string[] Open = [Tutor, Teacher, Parent, Student];
}
