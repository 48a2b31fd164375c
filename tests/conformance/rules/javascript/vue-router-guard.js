import { createRouter } from "vue-router";
import Admin from "./Admin.vue";

const routes = [
  { path: "/", component: () => import("./Home.vue") },
  // ruleid: vue-router-guard
  { path: "/admin", name: "admin", component: Admin },
  // ok: vue-router-guard
  { path: "/admin/users", component: Admin, beforeEnter: check },
  // ok: vue-router-guard
  { path: "/admin/log", component: Admin, meta: { requiresAuth: true, title: "Log" } },
  {
    path: "/shop",
    component: Shop,
    children: [
      // ruleid: vue-router-guard
      { component: Admin, path: "/admin/shop", props: true },
    ],
  },
];

// ok: vue-router-guard
const single = { path: "/admin", component: Admin };

export default createRouter({ routes, single });
