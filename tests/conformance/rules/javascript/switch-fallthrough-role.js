export function grant(user, other, jobs) {
  switch (user.role) {
    case "admin":
      // todoruleid: switch-fallthrough-role
      user.rights = ["*"];
      // todoruleid: switch-fallthrough-role
      delete user.limits;
      break;
    case "editor": {
      // todoruleid: switch-fallthrough-role
      user.rights.push("write", "read");
      // ok: switch-fallthrough-role
      other.rights.push("write");
      break;
    }
    default:
      while (jobs.length) {
        // ok: switch-fallthrough-role
        user.rights = jobs.pop();
      }
  }
  // ok: switch-fallthrough-role
  user.rights = [];
}
